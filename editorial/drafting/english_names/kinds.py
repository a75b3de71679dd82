"""What a name names: a person, a body, a place, a work; by its words and those around it."""

from collections.abc import Sequence

from editorial.drafting.english_common_words.common_words import is_common
from editorial.drafting.english_runs.segments import Segment
from editorial.drafting.english_runs.tokens import EnglishToken
from editorial.drafting.english_runs.word_kinds import is_body_head, is_given, is_place_head
from editorial.drafting.english_words.heads import BODY_SUFFIXES, PLACE_FIRSTS
from editorial.drafting.english_words.small_words import LOCATIVES
from editorial.drafting.english_words.verbs import SPEECH_VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

Judged = tuple[EntityKind, NameRule]

_GROUPS_OF_THREE = 4
_VESSELS_TEXT = """
ferry ship boat vessel trawler tanker yacht frigate destroyer submarine freighter liner lifeboat tug schooner carrier
barge
"""
_VESSELS = frozenset(_VESSELS_TEXT.split())
_BODIES_TEXT = """
newspaper paper daily weekly tabloid magazine journal broadcaster station channel network website portal outlet newswire
agency charity retailer airline startup manufacturer carmaker drugmaker automaker brewer supermarket chain operator
developer insurer lender bank thinktank nonprofit NGO union club side band orchestra watchdog regulator company firm
contractor publisher publication consultancy
"""
_BODIES = frozenset(_BODIES_TEXT.split())
"""Words that say directly before a name that it is a body's: the newspaper Noordzee Courant."""


def kind_of(tokens: Sequence[EnglishToken], segment: Segment) -> Judged:
    """Return what a name most probably names, and by which rule."""
    words = [each.text for each in tokens[segment.first : segment.last]]
    if segment.listed is not None:
        return segment.listed.kind, segment.listed.rule
    if segment.is_titled:
        return EntityKind.PERSON, NameRule.NAME_TITLE
    if len(words) > 1:
        return _of_several(tokens, segment, words)
    return _of_one(tokens, segment, words[0])


def _of_several(tokens: Sequence[EnglishToken], segment: Segment, words: Sequence[str]) -> Judged:
    last = words[_before_of(words)]
    if words[-1] in BODY_SUFFIXES or "&" in words:
        return EntityKind.ORGANIZATION, NameRule.NAME_HEAD_WORD
    is_headed = (is_body_head(last) and is_common(last.lower())) or is_place_head(last)
    if is_given(words[0], doubtful=True) and (
        not is_headed or (is_place_head(last) and is_given(words[0]) and len(words) == 2)
    ):
        return EntityKind.PERSON, NameRule.NAME_GIVEN
    if is_body_head(last):
        return EntityKind.ORGANIZATION, NameRule.NAME_HEAD_WORD
    if is_place_head(last) or words[0] in PLACE_FIRSTS:
        return EntityKind.PLACE, NameRule.NAME_HEAD_WORD
    return _by_context(tokens, segment, words)


def _before_of(words: Sequence[str]) -> int:
    for number, word in enumerate(words):
        if number and word in ("of", "for", "on"):
            return number - 1
    return len(words) - 1


def _of_one(tokens: Sequence[EnglishToken], segment: Segment, word: str) -> Judged:
    if tokens[segment.first].is_acronym:
        return EntityKind.ORGANIZATION, NameRule.NAME_ACRONYM
    if is_given(word):
        return EntityKind.PERSON, NameRule.NAME_GIVEN
    return _by_context(tokens, segment, [word])


def _by_context(tokens: Sequence[EnglishToken], segment: Segment, words: Sequence[str]) -> Judged:
    before = tokens[segment.first - 1].text if segment.first else ""
    after = tokens[segment.last].text if segment.last < len(tokens) else ""
    if before in _VESSELS or (before == "the" and len(words) == 1 and not is_common(words[0].lower())):
        return EntityKind.PRODUCT, NameRule.NAME_CONTEXT
    if before in _BODIES:
        return EntityKind.ORGANIZATION, NameRule.NAME_CONTEXT
    if before.lower() in LOCATIVES and not (before == "to" and after in SPEECH_VERBS):
        return EntityKind.PLACE, NameRule.NAME_CONTEXT
    is_plain = any(is_common(each.lower()) for each in words)
    if 1 < len(words) < _GROUPS_OF_THREE and not is_plain and before.lower() != "the":
        return (
            EntityKind.PERSON,
            NameRule.NAME_CONTEXT if after in SPEECH_VERBS or after == "," else NameRule.NAME_CAPITALS,
        )
    return EntityKind.ORGANIZATION, NameRule.NAME_CAPITALS
