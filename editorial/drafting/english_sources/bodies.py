"""Bodies: which organisation words such as "the company" or "Kenya's central bank" mean."""

from bisect import bisect_left
from collections.abc import Sequence, Set

from editorial.draft.draft import Basis, DraftEntity
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_saying.bodies import (
    AGENCIES,
    CLUBS,
    FIRMS,
    FORMAL,
    NOT_CALLED,
    PORTFOLIOS,
    PRESS_NAMES,
    STATE_MEDIA,
)
from editorial.drafting.english_saying.sources import BODIES, COUNTRY_BODIES, MEDIA
from editorial.drafting.english_saying.words import DEFINITE, DETERMINERS, POSSESSIVES
from editorial.drafting.english_sources.memory import FARTHEST, EnglishMemory
from editorial.drafting.english_sources.roles import RoleBeside
from editorial.model.vocabulary import EntityKind

_NEAR = 300
"""A body that was spoken of within so many characters is meant before one that is named more often."""

_POSSESSIVE = frozenset(("'s", "’s"))

DESCRIBED = Basis("NAME_DESCRIBED", 0.6, ("The text has no name for this body.",))

_OWN_SORTS = MEDIA | FIRMS | CLUBS | {"group"}
_ANY = frozenset(
    ("agency", "authority", "institution", "organisation", "organization", "body", "regulator", "watchdog", "charity")
)
_NAMED_BODIES = (COUNTRY_BODIES | FORMAL | MEDIA) - _ANY
_THIRD_PERSONS = POSSESSIVES - {"our", "my", "your"}
_UNIQUE_BODIES = COUNTRY_BODIES | FORMAL
_NEVER_ONE = MEDIA | frozenset(
    ("group", "city", "town", "country", "state", "region", "district", "house", "side", "team")
)
"""What is said to be one of its sort, or is no source, if the article has no name for it."""


class EnglishBodies:
    """The organisations of an article, and those that it only describes."""

    def __init__(self, memory: EnglishMemory, roles: Sequence[RoleBeside]) -> None:
        self.memory = memory
        self._numbers = {each.key: number for number, each in enumerate(memory.entities)}
        self._heads: dict[str, list[tuple[int, int]]] = {}
        for role in roles:
            self._heads.setdefault(role.head, []).append((role.place[0], role.entity))
        self._words: dict[str, list[int]] = {}
        self._media: set[int] = set()
        for number, entity in enumerate(memory.entities):
            self._take(number, entity)
        self._described: dict[str, int] = {}
        self._places: dict[int, list[int]] = {}

    def _take(self, number: int, entity: DraftEntity) -> None:
        if entity.kind in (EntityKind.PERSON, EntityKind.WORK):
            return
        words = {word.lower().strip("’'s,.") for name in entity.names for word in name.replace("-", " ").split()}
        words |= {word.lower() for name in entity.names for word in name.split()}
        for word in words:
            self._words.setdefault(word, []).append(number)
        if words & PRESS_NAMES:
            self._media.add(number)

    def number(self, key: str) -> int | None:
        """Return the number of the entity with a key."""
        return self._numbers.get(key)

    def is_medium(self, number: int) -> bool:
        """Return whether an entity looks like a newspaper, an agency or a broadcaster."""
        return number in self._media

    def owns(self, number: int) -> bool:
        """Return whether an entity is a place or a person, and so no medium but perhaps the owner of one."""
        return self.memory.entities[number].kind in (EntityKind.PLACE, EntityKind.PERSON)

    def note_medium(self, number: int) -> None:
        """Remember that an entity is called a newspaper or the like."""
        self._media.add(number)

    def only_medium(self, head: str = "") -> int | None:
        """Return the medium of the article, if there is but one, and it may be called so."""
        medium = next(iter(self._media)) if len(self._media) == 1 else None
        return medium if medium is not None and self._is_sort(medium, head) else None

    def last_medium(self, head: str, place: int) -> int | None:
        """Return the medium that was last named before a place and may be called so: the broadcaster, the newspaper."""
        found = [
            (at, number)
            for number in self._media
            if (at := self._last(number, place)) >= 0 and self._is_sort(number, head)
        ]
        return max(found)[1] if found else None

    def _is_sort(self, number: int, head: str) -> bool:
        words = {word for name in self.memory.entities[number].names for word in name.lower().replace(".", "").split()}
        if head in ("agency", "newswire", "wire"):
            return not words.isdisjoint(AGENCIES)
        for heads, others in NOT_CALLED:
            if head in heads:
                return words.isdisjoint(others)
        return True

    def meant(self, items: Sequence[Bit], phrase: NounPhrase) -> int | None:
        """Return the organisation that a description means, or None."""
        head, place = items[phrase.head].low, items[phrase.first].start
        owner = next((items[at] for at in range(phrase.first, phrase.head) if items[at].sort is BitSort.NAME), None)
        if owner is not None and self._is_body(owner.entity) and head in _OWN_SORTS:
            return owner.entity
        words = _qualifiers(items, phrase)
        by_name = self.by_name(head, place, words)
        if owner is None and by_name is not None:
            return by_name
        described = self._owned(items, phrase)
        if described is not None:
            return described
        if owner is not None:
            return by_name if by_name is not None else self._added(head, "-".join((*sorted(words), head)))
        if items[phrase.first].low not in DEFINITE and not words:
            return None
        by_sort = self._by_sort(head, place) if words.isdisjoint(PORTFOLIOS) else None
        return by_sort if by_sort is not None else self._unnamed(items, phrase, words)

    def _unnamed(self, items: Sequence[Bit], phrase: NounPhrase, words: Set[str]) -> int | None:
        """Return a body that the article never names as an entity of its own: the foreign ministry."""
        head = items[phrase.head].low
        if head in _NEVER_ONE or (items[phrase.first].low not in DEFINITE and words.isdisjoint(PORTFOLIOS)):
            return None
        return self._added(head, "-".join((*sorted(words), head)))

    def _is_body(self, number: int) -> bool:
        return self.memory.entities[number].kind in (EntityKind.ORGANIZATION, EntityKind.GROUP)

    def by_name(self, head: str, place: int, words: Set[str] = frozenset()) -> int | None:
        """Return the organisation in whose name, or beside whose name, the noun is; the last before a place.

        ``words`` qualify the noun: the foreign ministry is not the Ministry of Health.
        """
        if not words.isdisjoint(PORTFOLIOS):
            named = self._words.get(head, [])[:FARTHEST]
            return next((number for number in named if self._is_named_so(number, words)), None)
        if head in self._described:
            return self._described[head]
        beside = [
            (at, number) for at, number in self._heads.get(head, [])[:FARTHEST] if at < place and self._is_body(number)
        ]
        if beside:
            return max(beside)[1]
        found = [(self._last(number, place), number) for number in self._words.get(head, [])[:FARTHEST]]
        return max(found)[1] if found and max(found)[0] >= 0 else None

    def _is_named_so(self, number: int, words: Set[str]) -> bool:
        names = {word for name in self.memory.entities[number].names for word in name.lower().split()}
        return not names.isdisjoint(words & PORTFOLIOS)

    def _last(self, number: int, place: int) -> int:
        starts = self._starts(number)
        before = bisect_left(starts, place)
        return starts[before - 1] if before else -1

    def _starts(self, number: int) -> list[int]:
        if number not in self._places:
            self._places[number] = sorted(each.place[0] for each in self.memory.entities[number].mentions)
        return self._places[number]

    def _by_sort(self, head: str, place: int) -> int | None:
        """Return the organisation that may be called so: the last one nearby, else the one that is named most often."""
        if head in _NAMED_BODIES or head not in BODIES:
            return None
        for at, number in reversed(self.memory.subjects[-FARTHEST:]):
            if place - _NEAR < at < place and self._may_be_called(number):
                return number
        counted = [
            (bisect_left(self._starts(number), place), self._last(number, place), number)
            for number in range(min(FARTHEST, len(self.memory.entities)))
            if self._may_be_called(number)
        ]
        return max(counted)[2] if counted and max(counted)[0] else None

    def _may_be_called(self, number: int) -> bool:
        return self.memory.entities[number].kind is EntityKind.ORGANIZATION and number not in self._media

    def _owned(self, items: Sequence[Bit], phrase: NounPhrase) -> int | None:
        """Return a body that the text describes by its owner, as an entity of its own: her office, state television."""
        head = items[phrase.head].low
        words = [items[at].text for at in range(phrase.first, phrase.core)]
        is_owned = low(items, phrase.first) in _THIRD_PERSONS or any(
            low(items, at) in _POSSESSIVE and items[at - 1].sort is BitSort.NAME
            for at in range(phrase.first, phrase.head)
        )
        is_state = head in STATE_MEDIA and any(word.lower() == "state" for word in words)
        if not ((is_owned and head in _UNIQUE_BODIES) or is_state):
            return None
        return self._added(head, "-".join(word.lower() for word in words if word.isalnum()))

    def _added(self, head: str, words: str) -> int:
        key = f"described-{words}"
        if key not in self._numbers:
            self._numbers[key] = len(self.memory.entities)
            self.memory.entities.append(DraftEntity(key, EntityKind.ORGANIZATION, (), (), DESCRIBED))
        self._described[head] = self._numbers[key]
        return self._numbers[key]


def _qualifiers(items: Sequence[Bit], phrase: NounPhrase) -> Set[str]:
    """Return the words before a noun that say which one it is."""
    return {
        items[at].low
        for at in range(phrase.first, phrase.head)
        if items[at].sort is BitSort.WORD and items[at].low not in DETERMINERS and items[at].low not in _POSSESSIVE
    }
