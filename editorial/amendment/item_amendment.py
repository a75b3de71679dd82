"""An amendment of an entity or event: new values, written as in a bundle; omitted values stay as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from editorial.bundle.annotation_reading import AnnotationReader, References
from editorial.bundle.check import BundleRefused
from editorial.bundle.placement import Placement, TooManyItems
from editorial.bundle.shape import Problems, shaped
from editorial.bundle.source import Path, SourceUnreadable, in_long_form, read_source
from editorial.date.when import Published, directions_of_event
from editorial.model.annotation import EntityReading, EventReading, Participant
from editorial.model.effort import Effort, EffortSpent, effort_for
from editorial.model.problem import Problem
from editorial.model.unknown import Unknowns, unknowns_of
from editorial.model.vocabulary import EventStatus, Method
from editorial.part.annotation import EventPart
from editorial.part.article import EntityPart
from editorial.part.part import ProvenancePart
from editorial.part.value import is_address
from editorial.short.expansion import expand_item

ItemPart: TypeAlias = EntityPart | EventPart

ELSEWHERE: Mapping[str, str] = {"mentions": "mention", "reports": "event report"}
"""The lists of annotations in an item of a bundle, which are amended one by one."""

_MODELS: Mapping[str, type[ItemPart]] = {"entity": EntityPart, "event": EventPart}
_REQUIRED: Mapping[str, Mapping[str, object]] = {
    "entity": {"key": "no-key", "kind": "OTHER", "names": [{"text": "-", "language": "en"}]},
    "event": {"key": "no-key", "title": {"en": "-"}, "status": "OCCURRED", "reports": [{"exact": "-"}]},
}
"""Values that a bundle requires but an amendment may omit, each with a placeholder."""
_NOBODY = ProvenancePart(method=Method.HUMAN, asserted_by="-", asserted_at="0002-01-01T00:00:00Z")  # type: ignore[arg-type]
"""An entity or event has no provenance; nothing reads this one."""


@dataclass(frozen=True, slots=True)
class ItemGround:
    """The context in which an amendment of an event is read: its present status, and the article that describes it.

    ``entities`` maps the names by which entities may be written to their ids. Without an article, ``body`` is empty.
    """

    status: EventStatus = EventStatus.OCCURRED
    body: str = ""
    published: Published | None = None
    entities: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class AmendedItem:
    """What an amendment says: only the values of ``reading`` whose keys were ``given`` mean something.

    ``unknowns`` are the values of an event that it says are not known, and ``warnings`` what the editor should look at.
    """

    reading: EntityReading | EventReading
    given: frozenset[str]
    warnings: tuple[Problem, ...] = ()
    unknowns: Unknowns = ()


class ItemAmendment:
    """An amendment of an entity or event, in YAML or JSON with a valid shape."""

    def __init__(self, type_: str, text: str, effort: Effort | None = None) -> None:
        """Read the text of an amendment; ``type_`` is ``entity`` or ``event``.

        Raises BundleRefused, with every fault in its shape.
        """
        try:
            source = read_source(text, type_)
        except SourceUnreadable as fault:
            raise BundleRefused((fault.problem,)) from None
        self._problems = Problems(source, effort or effort_for(len(text)))
        for path in source.repeated:
            self._problems.add("DUPLICATE_KEY", f"the key {path[-1]!r} occurs twice here", path, at_key=True)
        expanded = expand_item(type_, source.data)
        self._problems.source = in_long_form(source, expanded)
        self._problems.add_faults(expanded)
        part = self._shaped(type_, expanded.data)
        if part is None or self._problems:
            raise BundleRefused(self._problems.all())
        self.part: ItemPart = part
        self.given: frozenset[str] = frozenset(expanded.data) if isinstance(expanded.data, dict) else frozenset()

    def _shaped(self, type_: str, data: object) -> ItemPart | None:
        if not isinstance(data, dict):
            message = "an amendment is a mapping with the new values, written as in a bundle"
            self._problems.add("WRONG_TYPE", message, ())
            return None
        model = _MODELS[type_]
        for name in sorted(data.keys() & ELSEWHERE.keys() & model.model_fields.keys()):
            message = f"amend each {ELSEWHERE[name]} by itself, by its id"
            self._problems.add("UNKNOWN_KEY", message, (name,), at_key=True)
        given = {name: value for name, value in data.items() if name not in ELSEWHERE or name not in model.model_fields}
        cleared = {name for name, value in given.items() if value is None and name not in _REQUIRED[type_]}
        kept = {name: value for name, value in given.items() if name not in cleared}
        unknown = {name: None for name in cleared if name not in model.model_fields}
        return shaped(model, {**_REQUIRED[type_], **kept, **unknown}, (), self._problems)

    def references(self) -> frozenset[str]:
        """Return the names of the entities that it refers to."""
        return frozenset(_references(self.part))

    def read(self, ground: ItemGround) -> AmendedItem:
        """Return what it says; raises BundleRefused, with every fault."""
        published = ground.published or Published(None, "und", None)
        placement = Placement(ground.body, _NOBODY, self._problems, published)
        known = {"entities": ground.entities or {}}
        references = References(known, self._problems, "no entity has this key or id")
        reader = AnnotationReader(placement, references)
        self._problems.effort.grow(len(ground.body))
        try:
            reading = self._read(reader, references, ground)
        except (EffortSpent, TooManyItems) as fault:
            raise BundleRefused(self._problems.refuse(fault.code, str(fault))) from None
        if self._problems:
            raise BundleRefused(self._problems.all())
        unknowns = unknowns_of(self.part.unknowns) if isinstance(self.part, EventPart) else ()
        return AmendedItem(reading, self.given, self._problems.warnings(), unknowns)

    def _read(
        self, reader: AnnotationReader, references: References, ground: ItemGround
    ) -> EntityReading | EventReading:
        match self.part:
            case EntityPart() as part:
                return _entity(part, reader)
            case EventPart() as part:
                status = part.status if "status" in self.given else ground.status
                return _event(part, status, reader, references)


def _entity(part: EntityPart, reader: AnnotationReader) -> EntityReading:
    reader.placement.count(len(part.names))
    names = reader.names(part.names, ("names",))
    descriptions = _texts(part.descriptions, ("descriptions",), reader)
    for number, each in enumerate(part.same_as):
        if not is_address(each):
            message = "an amendment takes addresses only: to say that this is another stored entity, merge the two"
            reader.note("MALFORMED_VALUE", message, ("same_as", number))
    return EntityReading(part.key, part.kind, names, descriptions, part.wikidata, tuple(dict.fromkeys(part.same_as)))


def _event(part: EventPart, status: EventStatus, reader: AnnotationReader, references: References) -> EventReading:
    place = reader.placement
    place.count(len(part.participants))
    participants = [
        Participant(each.role, reader.refer("entities", each.entity, ("participants", number, "entity")))
        for number, each in enumerate(part.participants)
    ]
    references.once((each, ("participants", number)) for number, each in enumerate(participants))
    return EventReading(
        key=part.key,
        titles=_texts(part.title, ("title",), reader),
        status=part.status,
        when=place.when(part.when, ("when",), directions_of_event(status)),
        place=part.place and reader.refer("entities", part.place, ("place",)),
        participants=tuple(participants),
        reports=(),
    )


def _texts(texts: Mapping[str, str], path: Path, reader: AnnotationReader) -> dict[str, str]:
    return {language: reader.plain(text, (*path, language)) for language, text in texts.items()}


def _references(part: ItemPart) -> Iterator[str]:
    if isinstance(part, EventPart):
        yield from (each.entity for each in part.participants)
        yield from (part.place,) if part.place else ()
