"""Capitals and seats of governments that stand for those who govern: Oslo has promised, talks with Tehran, the Kremlin."""

from collections.abc import Sequence

from editorial.drafting.english_runs.segments import Segment
from editorial.drafting.english_runs.tokens import EnglishToken
from editorial.drafting.english_words.small_words import LOCATIVES
from editorial.drafting.english_words.verbs import BETWEEN_STATES, STATE_NOUNS, STATE_PREPOSITIONS, STATE_VERBS
from editorial.drafting.names.bases import NameRule
from editorial.drafting.names.countries import country_with
from editorial.drafting.names.keys import key_of_name

_FAR = 6
_ADVERBS_TEXT = """
also now later still repeatedly already never long officially publicly quickly swiftly initially reportedly formally
again once soon largely
"""
_ADVERBS = frozenset(_ADVERBS_TEXT.split())
_BEFORE_SUBJECTS_TEXT = (
    "that while but and as because after before if when until although though since whether where which what"
)
_BEFORE_SUBJECTS = frozenset(_BEFORE_SUBJECTS_TEXT.split())
_CAPITAL_OF_UNION = key_of_name("European Union")
_RUN_BY_NAME = frozenset(("brussels",))


def metonym_of(tokens: Sequence[EnglishToken], segment: Segment) -> str | None:
    """Return the key of the country for which a capital or a seat of government stands here; None if it is a place."""
    listed = segment.listed
    if listed is None or not listed.country or listed.is_country:
        return None
    if listed.is_seat and listed.rule is NameRule.METONYM_STATE and listed.country != "EU":
        return listed.key if not _is_place(tokens, segment) else None
    if listed.rule is not NameRule.NAME_OF_CAPITAL and listed.country != "EU":
        return None
    if _is_place(tokens, segment) or not _is_state(tokens, segment):
        return None
    country = country_with(listed.country, "en")
    if listed.key in _RUN_BY_NAME or country is None:
        return _CAPITAL_OF_UNION
    return country.key


def _is_place(tokens: Sequence[EnglishToken], segment: Segment) -> bool:
    before = tokens[segment.first - 1].text.lower() if segment.first else ""
    if before == "the" and segment.first > 1:
        before = tokens[segment.first - 2].text.lower()
    is_from = before in ("from", "to") and _has_before(tokens, segment.first, BETWEEN_STATES)
    return before in LOCATIVES and not is_from


def _is_state(tokens: Sequence[EnglishToken], segment: Segment) -> bool:
    last = tokens[segment.last - 1]
    if last.is_possessive:
        return segment.last < len(tokens) and tokens[segment.last].text in STATE_NOUNS
    if last.is_cut:
        return last.full[len(last.text) :] in (
            "-backed",
            "-led",
            "-brokered",
            "-installed",
            "-controlled",
            "-funded",
            "-aligned",
        )
    before = tokens[segment.first - 1].text.lower() if segment.first else ""
    if before in STATE_PREPOSITIONS or before in ("from", "to"):
        return before in ("accused", "urged", "blamed", "pressed") or _has_before(tokens, segment.first, BETWEEN_STATES)
    if before in ("and", ",", "or", "–") and _has_before(tokens, segment.first, BETWEEN_STATES):
        return True
    return _is_subject(tokens, segment, before)


def _is_subject(tokens: Sequence[EnglishToken], segment: Segment, before: str) -> bool:
    after = segment.last
    while after < len(tokens) and tokens[after].text in _ADVERBS:
        after += 1
    if after >= len(tokens) or tokens[after].text not in STATE_VERBS:
        return False
    return (
        tokens[segment.first].is_initial
        or before in _BEFORE_SUBJECTS
        or before in (",", "—", "”", '"', ":", ";", "said", "says", "’")
    )


def _has_before(tokens: Sequence[EnglishToken], at: int, words: frozenset[str]) -> bool:
    near = tokens[max(0, at - _FAR) : at]
    return any(each.text in words for each in near)
