"""Whether the items of a draft are right, by what an editor found in the same article.

A quote is right if its words are the editor's, without the marks and stops at their edges, and its speaker is the same; a
mention if its place is the editor's and its entity the one that the editor has there; an event or a claim if half of its
words are those of one of the editor's, an event also if some are and its date has the same words. Quotes that an editor
may well leave out do not count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.drafting.gold import OPTIONAL
from editorial.draft.draft import Basis, Draft, DraftDate, DraftEvent, DraftLink, DraftQuote
from editorial.pointer.choice import Stretch, merged

EDGES = " \t\r\n\u200e\u200f\"'“”„‟‘’‚‛«»‹›.,،;؛:…()[]–—-"
HALF = 0.5


class JudgedKind(StrEnum):
    """What is judged."""

    QUOTE = "quotes"
    MENTION = "mentions"
    EVENT = "events"
    CLAIM = "claims"
    DATE = "dates"


@dataclass(frozen=True, slots=True)
class Judged:
    """An item of a draft, and whether it is right."""

    kind: JudgedKind
    basis: Basis
    is_right: bool


def judged(draft: Draft, gold: Draft, body: str) -> Iterator[Judged]:
    """Yield every item of a draft that counts."""
    judge = _Judge(draft, gold, body)
    yield from judge.mentions()
    yield from judge.quotes()
    yield from judge.events()
    yield from judge.claims()
    yield from judge.dates()


def bare(place: Stretch, body: str) -> Stretch:
    """Return a place without marks, stops and blanks at its edges."""
    start, end = place
    while start < end and body[start] in EDGES:
        start += 1
    while end > start and body[end - 1] in EDGES:
        end -= 1
    return start, end


def bare_spans(places: Iterable[Stretch], body: str) -> tuple[Stretch, ...]:
    """Return places without what does not count at their edges, as one where only that lies between them."""
    found: list[Stretch] = []
    for start, end in sorted(bare(each, body) for each in places):
        if found and not body[found[-1][1] : start].strip(EDGES):
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def bare_mention(place: Stretch, body: str) -> Stretch:
    """Return the place of a mention without its article and the sign of the genitive."""
    start, end = bare(place, body)
    words = body[start:end]
    if words[:4].casefold() == "the " and words[4:].strip():
        start = end - len(words[4:].lstrip())
    return (start, end - 2) if words.endswith(("'s", "’s")) else (start, end)


class _Judge:
    def __init__(self, draft: Draft, gold: Draft, body: str) -> None:
        self._draft, self._gold, self._body = draft, gold, body
        self._at = {
            bare_mention(mention.place, body): entity.key for entity in gold.entities for mention in entity.mentions
        }
        self._owners = {entity.key: self._owner(entity.key) for entity in draft.entities}

    def _owner(self, key: str) -> str | None:
        """Return the editor's entity on whose mentions most of an entity's mentions stand; otherwise one of its name."""
        entity = next(each for each in self._draft.entities if each.key == key)
        places = (bare_mention(each.place, self._body) for each in entity.mentions)
        counts = Counter(found for place in places if (found := self._near(place)))
        if counts:
            return counts.most_common(1)[0][0]
        names = {name.casefold() for name in entity.names}
        named = [each.key for each in self._gold.entities if names & {name.casefold() for name in each.names}]
        return named[0] if len(named) == 1 else None

    def _near(self, place: Stretch) -> str | None:
        """Return whose mention a place overlaps with most."""
        shares = ((_share((place,), (other,)), key) for other, key in self._at.items())
        share, key = max(shares, default=(0.0, ""))
        return key if share else None

    def mentions(self) -> Iterator[Judged]:
        for entity in self._draft.entities:
            for each in entity.mentions:
                owner = self._at.get(bare_mention(each.place, self._body))
                is_right = owner is not None and owner == self._owners[entity.key]
                yield Judged(JudgedKind.MENTION, each.basis, is_right)

    def quotes(self) -> Iterator[Judged]:
        """Yield the quotes, each of the editor's being the right one of one quote at most."""
        gold: dict[tuple[Stretch, ...], list[DraftQuote]] = {}
        for each in self._gold.quotes:
            gold.setdefault(bare_spans(each.places, self._body), []).append(each)
        for each in self._draft.quotes:
            alike = gold.get(bare_spans(each.places, self._body), [])
            same = [one for one in alike if self._is_same_speaker(each.chain[0], one.chain[0])]
            if not self._is_optional(each):
                yield Judged(JudgedKind.QUOTE, each.basis, bool(same))
            if same:
                alike.remove(same[0])

    def _is_optional(self, quote: DraftQuote) -> bool:
        """Return whether the editor's quote that is most like this one may well be left out."""
        likeness = [(_share(quote.places, each.places), each) for each in self._gold.quotes]
        share, best = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
        return best is not None and share >= HALF and best.basis.confidence <= OPTIONAL

    def _is_same_speaker(self, ours: DraftLink, theirs: DraftLink) -> bool:
        if theirs.entity is None:
            return ours.source is theirs.source
        return ours.entity is not None and self._owners.get(ours.entity) == theirs.entity

    def events(self) -> Iterator[Judged]:
        for ours in self._draft.events:
            is_right = any(self._is_same_event(ours, theirs) for theirs in self._gold.events)
            yield Judged(JudgedKind.EVENT, ours.basis, is_right)

    def _is_same_event(self, ours: DraftEvent, theirs: DraftEvent) -> bool:
        share = _share(ours.reports, theirs.reports)
        has_date = bool(ours.when and theirs.when and self._words(ours.when) == self._words(theirs.when))
        return share >= HALF or (share > 0 and has_date)

    def claims(self) -> Iterator[Judged]:
        for ours in self._draft.claims:
            is_right = any(_share(ours.places, theirs.places) >= HALF for theirs in self._gold.claims)
            yield Judged(JudgedKind.CLAIM, ours.basis, is_right)

    def dates(self) -> Iterator[Judged]:
        """Yield the dates, by the rule of what they belong to."""
        wanted: dict[str, set[str | None]] = {}
        for date, _ in _dates(self._gold):
            wanted.setdefault(self._words(date), set()).add(date.edtf)
        for date, basis in _dates(self._draft):
            found = _like(self._words(date), wanted)
            yield Judged(JudgedKind.DATE, basis, date.edtf in found)

    def _words(self, date: DraftDate) -> str:
        return " ".join(self._body[slice(*date.place)].casefold().replace(",", " ").split())


def _dates(draft: Draft) -> Iterator[tuple[DraftDate, Basis]]:
    yield from ((each.said, each.basis) for each in draft.quotes if each.said)
    yield from ((each.when, each.basis) for each in draft.events if each.when)


def _like(words: str, wanted: Mapping[str, set[str | None]]) -> set[str | None]:
    """Return what an editor has for words, or for words that contain them or are contained in them."""
    found = [edtf for each, edtf in wanted.items() if f" {words} " in f" {each} " or f" {each} " in f" {words} "]
    return set[str | None]().union(*found)


def _share(ours: Iterable[Stretch], theirs: Iterable[Stretch]) -> float:
    """Return how much of the characters of either, both have."""
    one, other = merged(ours), merged(theirs)
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return common / max(1, sum(end - start for start, end in (*one, *other)) - common)
