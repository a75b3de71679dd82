"""Any draft as one that a bundle can hold: places in the text, keys that exist, chains that begin with the speaker."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from editorial.draft.draft import (
    Basis,
    Draft,
    DraftClaim,
    DraftDate,
    DraftEntity,
    DraftEvent,
    DraftLink,
    DraftMention,
    DraftParticipant,
    DraftQuantity,
    DraftQuote,
)
from editorial.draft.key import UniqueKeys, as_key, is_key
from editorial.draft.place import sound_place, sound_places
from editorial.model.edtf import MalformedDate, parse_edtf
from editorial.model.vocabulary import AttributionRole, SourceKind

MOST_LINKS = 50
_MOST = 1000
_MOST_NAMES = 100
_LONGEST_NAME = 500


def sound_draft(draft: Draft, body: str, taken: Collection[str] = ()) -> Draft:
    """Return a draft that a bundle can hold: what stands nowhere in the text, or refers to nothing, is left out.

    No entity has a key that is ``taken``, unless it is the stored one that it is known to be.

    A draft that a bundle can hold already is returned as it is, but for the order of places and blanks at their edges.
    """
    keys = _keys(draft.entities, body, taken)
    sound = _Sound(body, keys)
    quotes = [sound.quote(each) for each in draft.quotes]
    numbers = _numbers(quotes)
    return Draft(
        draft.drafter,
        tuple(_entity(each, keys[each.key], body) for each in _first_of_each(draft.entities) if each.key in keys),
        tuple(each for each in quotes if each),
        tuple(filter(None, map(sound.event, draft.events))),
        tuple(each for claim in draft.claims if (each := sound.claim(claim, numbers))),
        tuple(map(one_line, draft.notes)),
    )


def one_line(sentence: str) -> str:
    """Return a sentence without line breaks, and without signs that cannot be printed."""
    return "".join(each if each.isprintable() else " " for each in " ".join(sentence.split())).strip()


def _numbers(quotes: Iterable[DraftQuote | None]) -> dict[int, int]:
    """Return the new number of each quote that is left, by its old one."""
    left = [number for number, each in enumerate(quotes) if each]
    return {old: new for new, old in enumerate(left)}


def _first_of_each(entities: Iterable[DraftEntity]) -> Iterable[DraftEntity]:
    found: dict[str, DraftEntity] = {}
    for each in entities:
        found.setdefault(each.key, each)
    return found.values()


def _keys(entities: Iterable[DraftEntity], body: str, stored: Collection[str]) -> Mapping[str, str]:
    """Return the key in the bundle of every entity that the text mentions or names."""
    found = list(_first_of_each(entities))
    own = {each.key for each in found if each.known_key == each.key}
    taken, keys = UniqueKeys(each for each in stored if each not in own), dict[str, str]()
    for each in found:
        names, mentions = _names(each, body), _mentions(each, body)
        if names or mentions:
            words = names[0] if names else body[slice(*mentions[0].place)]
            keys[each.key] = taken.take(each.key if is_key(each.key) else as_key(words, "entity"))
    return keys


def _entity(entity: DraftEntity, key: str, body: str) -> DraftEntity:
    known = entity.known_key if entity.known_key and is_key(entity.known_key) else None
    mentions = _mentions(entity, body)
    return DraftEntity(key, entity.kind, _names(entity, body), mentions, sound_basis(entity.basis), known)


def _names(entity: DraftEntity, body: str) -> tuple[str, ...]:
    """Return the names that stand in the text."""
    names = dict.fromkeys(name.strip(" \ufeff\n\t") for name in entity.names[:_MOST_NAMES])
    return tuple(name for name in names if 0 < len(name) <= _LONGEST_NAME and name in body)


def _mentions(entity: DraftEntity, body: str) -> tuple[DraftMention, ...]:
    found: dict[tuple[int, int], DraftMention] = {}
    for each in entity.mentions:
        place = sound_place(each.place, body)
        if place:
            found.setdefault(place, DraftMention(place, each.kind, sound_basis(each.basis)))
    return tuple(found[place] for place in sorted(found))


def sound_basis(basis: Basis) -> Basis:
    """Return a basis with a confidence from 0 to 1, and with sentences of one line."""
    confidence = min(1.0, max(0.0, basis.confidence)) if basis.confidence == basis.confidence else 0.0
    doubts = dict.fromkeys(filter(None, map(one_line, basis.doubts)))
    return Basis(one_line(basis.rule), confidence, tuple(doubts))


@dataclass(frozen=True, slots=True)
class _Sound:
    body: str
    keys: Mapping[str, str]
    """The keys of entities in the bundle, by those in the draft."""

    def quote(self, quote: DraftQuote) -> DraftQuote | None:
        places = sound_places(quote.places, self.body)
        if not places:
            return None
        return replace(
            quote,
            places=places,
            chain=self._chain(quote.chain),
            basis=sound_basis(quote.basis),
            cue=sound_place(quote.cue, self.body),
            said=self._date(quote.said),
            attribution=sound_places(quote.attribution, self.body),
        )

    def _chain(self, links: Iterable[DraftLink]) -> tuple[DraftLink, ...]:
        """Return a chain that begins with its only speaker."""
        sound = [self._link(each) for each in links]
        speakers = [each for each in sound if each.role is AttributionRole.SPEAKER]
        first = speakers[0] if speakers else DraftLink(AttributionRole.SPEAKER, SourceKind.UNKNOWN)
        others = (each for each in sound if each.role is not AttributionRole.SPEAKER)
        return (first, *others)[:MOST_LINKS]

    def _link(self, link: DraftLink) -> DraftLink:
        entity = self.keys.get(link.entity or "")
        is_lost = entity is None and link.source is SourceKind.NAMED
        source = SourceKind.UNKNOWN if is_lost else link.source
        return replace(link, source=source, entity=entity, words=sound_place(link.words, self.body))

    def _date(self, date: DraftDate | None) -> DraftDate | None:
        place = date and sound_place(date.place, self.body)
        return DraftDate(place, _edtf(date.edtf)) if date and place else None

    def event(self, event: DraftEvent) -> DraftEvent | None:
        title = sound_place(event.title, self.body)
        if title is None:
            return None
        parts = ((each.role, self.keys.get(each.entity)) for each in event.participants)
        reports = dict.fromkeys(sound_place(each, self.body) for each in event.reports)
        return DraftEvent(
            title,
            event.status,
            tuple(sorted(filter(None, reports)))[:_MOST],
            sound_basis(event.basis),
            self._date(event.when),
            self.keys.get(event.location or ""),
            tuple(DraftParticipant(role, key) for role, key in dict.fromkeys(parts) if key)[:_MOST],
        )

    def claim(self, claim: DraftClaim, numbers: Mapping[int, int]) -> DraftClaim | None:
        """Return a claim; None if it has no place, or is that of a quote that has none."""
        places = sound_places(claim.places, self.body)
        quote = None if claim.quote is None else numbers.get(claim.quote)
        if not places or (claim.quote is not None and quote is None):
            return None
        subjects = dict.fromkeys(key for each in claim.subjects if (key := self.keys.get(each)))
        quantities = tuple(filter(None, map(self._quantity, claim.quantities[:_MOST])))
        basis = sound_basis(claim.basis)
        return DraftClaim(claim.kind, places, basis, quote, tuple(subjects)[:_MOST], quantities)

    def _quantity(self, quantity: DraftQuantity) -> DraftQuantity | None:
        place, unit = sound_place(quantity.place, self.body), one_line(quantity.unit)
        is_number = as_number(quantity.value) is not None
        when = self._date(quantity.when)
        return replace(quantity, place=place, unit=unit, when=when) if place and unit and is_number else None


def as_number(value: str) -> float | None:
    """Return the number that a decimal is; None if it is none."""
    try:
        found = float(value)
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None


def _edtf(text: str | None) -> str | None:
    try:
        return parse_edtf(text).text if text else None
    except MalformedDate:
        return None
