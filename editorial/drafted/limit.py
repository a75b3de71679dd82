"""How much of a draft a bundle holds: what is more than can be loaded at once is left out, from the end of the text on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from editorial.align.anchor import SCANNED_A_STEP
from editorial.bundle.placement import COPIED_A_STEP
from editorial.draft.draft import Draft, DraftClaim, DraftDate, DraftEvent, DraftLink, DraftMention, DraftQuote
from editorial.drafted.near import MOST_WEIGHED
from editorial.model.effort import A_CHARACTER, BASE
from editorial.pointer.choice import Stretch

MOST_ROWS = 4_500
"""The most parts of a bundle with rows of their own, of the 5,000 that can be loaded at once."""

MOST_LETTERS = 2_000_000
"""The most characters that all items of a bundle quote."""

_A_PLACE = 2
_WEIGHED = 10
"""Steps for each place where words stand, and for each that is judged and weighed if they have no number."""

_SPENT = 0.75
"""The share of the steps that may be spent; the rest is for what the check does besides."""

_TRIED = 20
"""Items that may be too large before none is tried any more."""

Placed: TypeAlias = DraftMention | DraftQuote | DraftEvent | DraftClaim


def within_limits(draft: Draft, body: str) -> Draft:
    """Return as much of a draft as a bundle can hold; a note says how much was left out."""
    left, kept, refused = _Budget(body), set[int](), 0
    items = sorted(_items(draft), key=_start)
    for each in items:
        if left.spend(_rows(each), _pointers(each)):
            kept.add(id(each))
        elif (refused := refused + 1) > _TRIED:
            break
    if len(kept) == len(items):
        return draft
    return _without(draft, kept, len(items) - len(kept))


def _items(draft: Draft) -> Iterator[Placed]:
    for entity in draft.entities:
        yield from entity.mentions
    yield from draft.quotes
    yield from draft.events
    yield from draft.claims


def _without(draft: Draft, kept: set[int], lost: int) -> Draft:
    numbers = {old: new for new, old in enumerate(n for n, each in enumerate(draft.quotes) if id(each) in kept)}
    quotes = tuple(each for each in draft.quotes if id(each) in kept)
    claims = tuple(
        replace(each, quote=None if each.quote is None else numbers[each.quote])
        for each in draft.claims
        if id(each) in kept and (each.quote is None or each.quote in numbers)
    )
    events = tuple(each for each in draft.events if id(each) in kept)
    used = _used(quotes, events, claims)
    entities = tuple(
        replace(each, mentions=tuple(mention for mention in each.mentions if id(mention) in kept))
        for each in draft.entities
    )
    entities = tuple(each for each in entities if each.mentions or each.key in used)
    note = f"The text is too long for one bundle: {lost} items were left out, from the end of the text on."
    return Draft(draft.drafter, entities, quotes, events, claims, (*draft.notes, note))


def _used(
    quotes: Iterable[DraftQuote], events: Iterable[DraftEvent], claims: Iterable[DraftClaim]
) -> frozenset[str | None]:
    """Return the keys of entities that are referred to."""
    found = {link.entity for quote in quotes for link in quote.chain}
    for event in events:
        found.update((event.location, *(each.entity for each in event.participants)))
    return frozenset(found.union(*(each.subjects for each in claims)))


def _start(item: Placed) -> Stretch:
    match item:
        case DraftMention():
            return item.place
        case DraftEvent():
            return min((item.title, *item.reports))
        case _:
            return item.places[0]


def _rows(item: Placed) -> int:
    """Return how many rows an item needs at most."""
    match item:
        case DraftMention():
            return 3  # its own, its entity's, and that of a name
        case DraftEvent():
            return 1 + len(item.reports) + len(item.participants)
        case DraftQuote():
            return 2 + len(item.places) + 2 * len(item.chain)
        case _:
            return 4 + len(item.places) + len(item.subjects) + len(item.quantities)


def _pointers(item: Placed) -> Iterator[Stretch]:
    """Yield every place that the bundle quotes for an item."""
    match item:
        case DraftMention():
            yield item.place
        case DraftEvent():
            yield from (*item.reports, *_dates(item.when))
        case DraftQuote():
            yield from (*item.places, *_words(item.chain), *((item.cue,) if item.cue else ()), *_dates(item.said))
        case _:
            yield from item.places
            yield from (place for each in item.quantities for place in _dates(each.when))


def _words(chain: Iterable[DraftLink]) -> Iterator[Stretch]:
    return (each.words for each in chain if each.words)


def _dates(date: DraftDate | None) -> Iterator[Stretch]:
    if date:
        yield date.place


@dataclass(slots=True)
class _Budget:
    """What is left of the rows, characters and steps that a bundle may take; as far as it is known."""

    body: str
    rows: int = MOST_ROWS
    letters: int = MOST_LETTERS
    steps: float = 0
    found: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.steps = _SPENT * (BASE + A_CHARACTER * len(self.body))

    def spend(self, rows: int, pointers: Iterable[Stretch]) -> bool:
        """Return whether there is enough left for an item; if so, spend it."""
        places = tuple(pointers)
        letters, steps = sum(end - start for start, end in places), 0
        if rows > self.rows or letters > self.letters:
            return False
        for start, end in places:
            steps += self._steps(self.body[start:end], self.steps - steps)
            if steps > self.steps:
                return False
        self.rows, self.letters, self.steps = self.rows - rows, self.letters - letters, self.steps - steps
        return True

    def _steps(self, words: str, most: float) -> int:
        """Return the steps for words of the text; places beyond ``most`` steps are not counted."""
        each = _A_PLACE + len(words) // SCANNED_A_STEP
        count = self.found.get(words, 0)
        if not count:
            at = self.body.find(words)
            while at >= 0 and count * each <= most:
                count, at = count + 1, self.body.find(words, at + 1)
            self.found[words] = count
        each += _WEIGHED if count <= MOST_WEIGHED else 0
        return len(self.body) // SCANNED_A_STEP + len(words) // COPIED_A_STEP + each * count
