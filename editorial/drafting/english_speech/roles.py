"""Descriptions beside names: office or role before a name or after it, and the gender that they tell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editorial.draft.draft import DraftEntity
from editorial.drafting.english_clauses.item import Bit, BitSort, EnglishSentence
from editorial.drafting.english_clauses.phrase import is_sign, low, phrase_ending, phrase_from
from editorial.drafting.english_saying.first_names import FEMALE_NAMES, MALE_NAMES
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.sources import MEN, ROLES, WOMEN
from editorial.drafting.english_saying.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, STATES
from editorial.model.vocabulary import EntityKind
from editorial.pointer.choice import Stretch

_RANKS = listed(
    """
    general colonel lieutenant sergeant captain major admiral commander brigadier constable corporal private
    justice judge dr doctor professor lord lady sir dame father sister brother rev reverend bishop imam sheikh
    king queen prince princess
    """
)
"""What belongs to a name as an honorific or a rank does."""

_LONGEST_TITLE = 7


@dataclass(frozen=True, slots=True)
class RoleBeside:
    """A description that stands beside a name; ``head`` is its noun in lower case."""

    entity: int
    place: Stretch
    head: str


def roles_in(sentences: Iterable[EnglishSentence], entities: Sequence[DraftEntity]) -> list[RoleBeside]:
    """Return the descriptions that stand beside the names of persons."""
    return [
        role
        for sentence in sentences
        for at, item in enumerate(sentence.items)
        if item.sort is BitSort.NAME and entities[item.entity].kind is EntityKind.PERSON
        for role in _beside(sentence.items, at)
    ]


def _beside(items: Sequence[Bit], at: int) -> Iterator[RoleBeside]:
    entity = items[at].entity
    before = _title(items, at)
    if before is not None:
        yield RoleBeside(entity, (items[before].start, items[at - 1].end), items[at - 1].low)
    elif is_sign(items, at - 1, ","):
        phrase = phrase_ending(items, at - 1, 0)
        if (
            phrase is not None
            and _is_role(items, phrase.head)
            and low(items, phrase.first) in DETERMINERS
            and is_sign(items, at + 1, ",;.")
        ):
            yield RoleBeside(entity, (items[phrase.first].start, items[phrase.last - 1].end), items[phrase.head].low)
    after = at + 1
    if is_sign(items, after, ",") and items[after + 1 : after + 2] and items[after + 1].text.isdigit():
        after += 2
    if is_sign(items, after, ","):
        role = _apposed(items, after + 1, entity)
        if role is not None:
            yield role


def _title(items: Sequence[Bit], at: int) -> int | None:
    """Return where a title directly before a name begins: Finance Minister, Harrow manager."""
    if not _is_role(items, at - 1) or items[at - 1].low in _RANKS:
        return None
    first = at - 1
    while first > 0 and at - first < _LONGEST_TITLE:
        item = items[first - 1]
        if item.sort is BitSort.WORD and item.low in ("'s", "’s"):
            first -= 1
            continue
        if (
            item.low in ("and", "of", "for")
            and at - first > 1
            and first > 1
            and items[first - 2].text[:1].isupper()
            and items[first].text[:1].isupper()
        ):
            first -= 2
            continue
        if item.sort in (BitSort.SIGN, BitSort.MARKED) or item.low in PREPOSITIONS | CONJUNCTIONS | STATES:
            break
        if item.low in DETERMINERS:
            return first - 1
        if item.low.endswith(("ed", "ly")) or item.low in (
            "said",
            "told",
            "says",
            "added",
            "that",
            "then",
            "who",
            "substitute",
        ):
            break
        first -= 1
    return first


def _is_role(items: Sequence[Bit], at: int) -> bool:
    return 0 <= at < len(items) and items[at].sort is BitSort.WORD and items[at].low in ROLES


def _apposed(items: Sequence[Bit], at: int, entity: int) -> RoleBeside | None:
    """Return the description after a name and a comma: chief economist at the bank."""
    phrase = phrase_from(items, at, min(len(items), at + 25)) if at < len(items) else None
    if phrase is None or items[phrase.first].low in ("a", "an", "one", "another") or not _is_role(items, phrase.head):
        return None
    last = phrase.last
    while low(items, last) in ("of", "for", "at", "in", "and", "with", "from") and last + 1 < len(items):
        inner = phrase_from(items, last + 1, min(len(items), last + 10))
        if inner is None or (low(items, last) == "and" and not items[last + 1].text[:1].isupper()):
            break
        last = inner.last
    if last < len(items) and not (items[last].sort is BitSort.SIGN and items[last].text in ",.;–—:)"):
        return (
            None
            if items[last].sort is not BitSort.WORD
            else (None if last >= len(items) else _plain(items, phrase.first, last, phrase.head, entity))
        )
    return _plain(items, phrase.first, last, phrase.head, entity)


def _plain(items: Sequence[Bit], first: int, last: int, head: int, entity: int) -> RoleBeside:
    return RoleBeside(entity, (items[first].start, items[last - 1].end), items[head].low)


def genders_of(
    entities: Sequence[DraftEntity], roles: Iterable[RoleBeside], sentences: Iterable[EnglishSentence]
) -> dict[int, str]:
    """Return the gender of the persons for whom a title, a description or a first name tells it."""
    found: dict[int, str] = {}
    for number, entity in enumerate(entities):
        if entity.kind is EntityKind.PERSON:
            first = (entity.names[0] if entity.names else "").split(" ")[0].lower()
            if first in FEMALE_NAMES:
                found[number] = "f"
            elif first in MALE_NAMES:
                found[number] = "m"
    for role in roles:
        if role.head in WOMEN or role.head in MEN:
            found[role.entity] = "f" if role.head in WOMEN else "m"
    for sentence in sentences:
        for at, item in enumerate(sentence.items[1:], 1):
            if item.sort is BitSort.NAME and (word := _title_word(sentence.items, at)) in WOMEN | MEN:
                found[item.entity] = "f" if word in WOMEN else "m"
    return found


def _title_word(items: Sequence[Bit], at: int) -> str:
    return low(items, at - 2) if is_sign(items, at - 1, ".") else low(items, at - 1)
