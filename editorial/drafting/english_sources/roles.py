"""Descriptions beside names: office or role, or what sort of body it is, before a name or after it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from editorial.draft.draft import DraftEntity
from editorial.drafting.english_clauses.backward import antecedent_ending
from editorial.drafting.english_clauses.item import Bit, BitSort, EnglishSentence
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_saying.sources import BODIES, HONORIFICS, MEDIA, RANKS, ROLES
from editorial.drafting.english_saying.words import CONJUNCTIONS, DEFINITE, DETERMINERS, PREPOSITIONS, STATES
from editorial.drafting.english_sources.heads import is_agentive
from editorial.model.vocabulary import EntityKind
from editorial.pointer.choice import Stretch

_POSSESSIVE = frozenset(("'s", "’s"))
_ENDS_DESCRIPTION = frozenset(("who", "whose", "which", "for", "since"))
_LONGEST_TITLE = 8
_FARTHEST = 25
_VERBS_BEFORE = frozenset(
    ["said", "told", "says", "added", "that", "then", "who", "substitute", "called", "quoted", "named"]
)

_ONE = frozenset(("a", "an"))
_NO_MEDIA = BODIES - MEDIA
_ENDS_TITLE = PREPOSITIONS | CONJUNCTIONS | STATES


@dataclass(frozen=True, slots=True)
class RoleBeside:
    """A description that stands beside a name; ``head`` is its noun in lower case. A rank alone is no description: Judge."""

    entity: int
    place: Stretch
    head: str
    is_rank: bool = False


def is_role_word(word: str) -> bool:
    """Return whether a word says what a person is: minister, co-founder, brother-in-law."""
    return word in ROLES or (("-" in word) and (word.rpartition("-")[2] in ROLES or word.partition("-")[0] in ROLES))


def roles_in(sentences: Iterable[EnglishSentence], entities: Sequence[DraftEntity]) -> list[RoleBeside]:
    """Return the descriptions that stand beside the names of persons and bodies."""
    found: list[RoleBeside] = []
    for sentence in sentences:
        for at, item in enumerate(sentence.items):
            if item.sort is BitSort.NAME:
                kind = entities[item.entity].kind
                if kind in (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP):
                    found += _beside(sentence.items, at, is_person=kind is EntityKind.PERSON)
    return found


def _beside(items: Sequence[Bit], at: int, *, is_person: bool) -> Iterator[RoleBeside]:
    entity = items[at].entity
    first = _without_honorifics(items, at)
    before = _title(items, first, is_person=is_person)
    if before is not None:
        yield RoleBeside(entity, (items[before[0]].start, items[first - 1].end), before[1])
    elif is_sign(items, first - 1, ",") and (role := _before_comma(items, first - 1, at, is_person=is_person)):
        yield role
    elif is_person and first < at + 1 and low(items, first - 1 if first == at else first) in RANKS:
        rank = items[first - 1 if first == at else first]
        yield RoleBeside(entity, (rank.start, rank.end), rank.low, is_rank=True)
    after = at + 1
    if is_sign(items, after, ",") and items[after + 1 : after + 2] and items[after + 1].text.isdigit():
        after += 2
    if is_sign(items, after, ",") and (role := _apposed(items, after + 1, entity, is_person=is_person)):
        yield role


def _without_honorifics(items: Sequence[Bit], at: int) -> int:
    while at > 0:
        if is_honorific(items[at - 1]):
            at -= 1
        elif is_sign(items, at - 1, ".") and low(items, at - 2) in HONORIFICS:
            at -= 2
        else:
            return at
    return at


def is_honorific(item: Bit) -> bool:
    """Return whether a word is an honorific here: Barrister Obi, but not the barrister Fiona Tran."""
    return item.low in HONORIFICS and (item.low not in ROLES or item.text[:1].isupper())


def _fits(items: Sequence[Bit], at: int, *, is_person: bool) -> bool:
    if not 0 <= at < len(items) or items[at].sort is not BitSort.WORD:
        return False
    word = items[at].low
    if is_person:
        return is_role_word(word) or (is_agentive(word) and items[at].text[:1].islower())
    return word in _NO_MEDIA or word == "broadcaster"


def _title(items: Sequence[Bit], at: int, *, is_person: bool) -> tuple[int, str] | None:
    """Return where a title directly before a name begins, and its noun: Finance Minister, Harrow manager."""
    if not _fits(items, at - 1, is_person=is_person):
        return _long_title(items, at) if is_person else None
    first = at - 1
    while first > 0 and at - first < _LONGEST_TITLE:
        item = items[first - 1]
        if item.sort is BitSort.WORD and item.low in _POSSESSIVE:
            first -= 1
            continue
        if item.low in ("and", "of", "for") and first > 1 and items[first - 2].text[:1].isupper() and first < at - 1:
            first -= 2
            continue
        if item.sort in (BitSort.SIGN, BitSort.MARKED) or item.low in _ENDS_TITLE:
            break
        if item.low in DETERMINERS:
            first -= item.low != "that"
            break
        if item.low.endswith(("ed", "ly")) or item.low in _VERBS_BEFORE:
            break
        first -= 1
    if first == at - 1 and items[first].low in RANKS:
        return None
    return first, items[at - 1].low


def _long_title(items: Sequence[Bit], at: int) -> tuple[int, str] | None:
    """Return a title with a complement: Minister of State for Water Devesh Pathak."""
    if at < 3 or not items[at - 1].text[:1].isupper() or items[at].sort is not BitSort.NAME:
        return None
    first = at - 1
    while (
        first > 0
        and at - first < _LONGEST_TITLE
        and (items[first - 1].text[:1].isupper() or items[first - 1].low in ("of", "for", "and", "the"))
    ):
        first -= 1
    role = next((n for n in range(first, at - 1) if is_role_word(items[n].low)), None)
    if role is None or low(items, role + 1) not in ("of", "for"):
        return None
    return first, items[role].low


def _before_comma(items: Sequence[Bit], comma: int, at: int, *, is_person: bool) -> RoleBeside | None:
    phrase = _nearest(items, comma, is_person=is_person) or antecedent_ending(items, comma, 0)
    if phrase is None or not (at + 1 >= len(items) or is_sign(items, at + 1, ",;.:")):
        return None
    if is_person and is_sign(items, phrase.first - 1, ",") and _is_department(items, phrase):
        title = antecedent_ending(items, phrase.first - 1, 0)
        if title is not None and is_role_word(items[title.head].low):
            phrase = replace(title, last=phrase.last)
    is_definite = low(items, phrase.first) in DEFINITE or any(
        items[n].low in _POSSESSIVE for n in range(phrase.first, phrase.core)
    )
    is_fit = _fits(items, phrase.head, is_person=is_person) or (is_person and _is_office(items, phrase))
    is_fit = is_fit or (is_definite and _fits(items, phrase.head, is_person=not is_person))
    if not is_fit or not (is_definite or (is_person and low(items, phrase.first) in _ONE)):
        return None
    place = items[phrase.first].start, items[phrase.last - 1].end
    return RoleBeside(items[at].entity, place, items[phrase.head].low)


def _nearest(items: Sequence[Bit], comma: int, *, is_person: bool) -> NounPhrase | None:
    """Return the longest description that ends before a comma, whatever governs it."""
    found: NounPhrase | None = None
    for first in range(comma - 2, max(-1, comma - _LONGEST_TITLE - 4), -1):
        if items[first].sort is BitSort.SIGN or items[first].sort is BitSort.MARKED:
            break
        is_owner = items[first].sort is BitSort.NAME and low(items, first + 1) in _POSSESSIVE
        if not is_owner and low(items, first) not in DEFINITE and not (is_person and low(items, first) in _ONE):
            continue
        phrase = phrase_from(items, first, comma)
        if phrase is None or not _fits(items, phrase.head, is_person=is_person):
            continue
        if _behind_complements(items[:comma], phrase) == comma:
            found = replace(phrase, last=comma)
    return found


def _is_department(items: Sequence[Bit], phrase: NounPhrase) -> bool:
    """Whether a phrase is only the second part of a title: General Manager, Corporate Communications."""
    return all(
        items[n].text[:1].isupper() or items[n].low in ("and", "of", "&") for n in range(phrase.first, phrase.last)
    )


def _is_office(items: Sequence[Bit], phrase: NounPhrase) -> bool:
    """Whether an unknown noun with a complement looks like an office: the Iyaloja of the market."""
    head = items[phrase.head]
    return head.sort is BitSort.WORD and head.text[:1].isupper() and low(items, phrase.core) in ("of", "for")


def _apposed(items: Sequence[Bit], at: int, entity: int, *, is_person: bool) -> RoleBeside | None:
    """Return the description after a name and a comma: chief economist at the bank."""
    phrase = phrase_from(items, at, min(len(items), at + _FARTHEST)) if at < len(items) else None
    if phrase is None or items[phrase.first].low == "another":
        return None
    if not is_person and items[phrase.first].low in _ONE:
        return None
    if not _fits(items, phrase.head, is_person=is_person):
        return None
    last = _behind_complements(items, phrase)
    if last < len(items) and not is_sign(items, last, ",.;–—:)") and low(items, last) not in _ENDS_DESCRIPTION:
        return None
    return RoleBeside(entity, (items[phrase.first].start, items[last - 1].end), items[phrase.head].low)


def _behind_complements(items: Sequence[Bit], phrase: NounPhrase) -> int:
    """Return where the words that qualify a description end."""
    last = phrase.last
    while last + 1 < len(items):
        if is_sign(items, last, "(") and (closing := _closing(items, last)):
            last = closing
            continue
        if low(items, last) == "who" and low(items, last + 1) in ("is", "was", "now"):
            return next((n for n in range(last, min(len(items), last + 15)) if is_sign(items, n, ",.;–—")), last)
        if low(items, last) not in ("of", "for", "at", "in", "and", "with", "from", "on", "to"):
            break
        inner = phrase_from(items, last + 1, min(len(items), last + 10))
        is_same = low(items, last) == "and" and not items[last + 1].text[:1].isupper() and low(items, last + 1) != "the"
        if inner is None or is_same or _counts_time(items, inner):
            break
        last = inner.last
    return last


def _closing(items: Sequence[Bit], at: int) -> int:
    return next((n + 1 for n in range(at, min(len(items), at + 5)) if is_sign(items, n, ")")), 0)


def _counts_time(items: Sequence[Bit], phrase: NounPhrase) -> bool:
    """Whether a phrase says for how long: for 14 years."""
    return items[phrase.first].text[:1].isdigit() or items[phrase.core - 1].low in ("years", "decades", "months")
