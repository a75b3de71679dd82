"""An amendment: new values for an annotation, written as in a bundle; omitted values stay as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Annotated, TypeAlias

from pydantic import Field

from editorial.amendment.amended_value import Assertion, asserted_relations, value_of
from editorial.bundle.annotation_reading import AnnotationReader, Missing, References
from editorial.bundle.check import BundleRefused
from editorial.bundle.placement import Placement, TooManyItems
from editorial.bundle.shape import Problems, shaped
from editorial.bundle.source import SourceUnreadable, in_long_form, read_source
from editorial.date.when import Published
from editorial.model.annotation import (
    Annotation,
    ClaimReading,
    MentionReading,
    QuoteDetails,
    QuoteReading,
    details_of,
    with_details,
)
from editorial.model.effort import Effort, EffortSpent, effort_for
from editorial.model.problem import Problem
from editorial.model.unknown import Unknowns, unknowns_of
from editorial.model.vocabulary import AttributionRole, ClaimKind, MentionKind, QuoteKind, SourceKind
from editorial.part.annotation import ClaimPart, LinkPart, QuotePart, ReportPart
from editorial.part.part import PartialProvenance, ProvenancePart, QuotationPart
from editorial.part.unknown import BESIDE_VALUE
from editorial.part.value import Key
from editorial.short.expansion import expand_annotation

TARGET = frozenset(("exact", "prefix", "suffix", "anchor", "occurrence", "spans"))
"""The keys that say where an annotation is."""


class MentionAmendment(QuotationPart):
    """New values for a mention."""

    entity: Key | None = None
    """The entity that is mentioned."""
    kind: Annotated[MentionKind, Field(strict=False)] = MentionKind.NAME
    """The kind of words that mention it."""
    provenance: PartialProvenance | None = None
    """Provenance values that differ from the current ones."""


class ReportAmendment(ReportPart):
    """New values for a report of an event."""

    event: Key | None = None
    """The event that is reported."""


Part: TypeAlias = MentionAmendment | QuotePart | ReportAmendment | ClaimPart

_DETAILS = frozenset(each.name for each in fields(QuoteDetails))
_MODELS: Mapping[str, type[Part]] = {
    "MENTION": MentionAmendment,
    "QUOTE": QuotePart,
    "EVENT_REPORT": ReportAmendment,
    "CLAIM": ClaimPart,
}
_CHAIN = [LinkPart(role=AttributionRole.SPEAKER, source=SourceKind.UNKNOWN)]
_REQUIRED: Mapping[str, Mapping[str, object]] = {
    "MENTION": {"exact": "-"},
    "QUOTE": {"exact": "-", "kind": QuoteKind.DIRECT, "chain": [], "key": "-"},
    "EVENT_REPORT": {"exact": "-"},
    "CLAIM": {"exact": "-", "kind": ClaimKind.FACT, "chain": [], "key": "-", "text": "-"},
}
"""Values that a bundle requires but an amendment may omit, each with a placeholder."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The context in which an amendment is read.

    ``known`` maps the names by which entities, quotes, events and claims may be
    written to the keys that readings use; ``own`` is the key of the annotation itself. ``missing`` says why a name
    leads to nothing.
    """

    body: str
    published: Published
    known: Mapping[str, Mapping[str, str]]
    own: str
    assertion: Assertion
    missing: Mapping[str, Missing]


@dataclass(frozen=True, slots=True)
class Amended:
    """The amended annotation: ``event`` is that of a report, ``asserted`` the roles of spans that were quoted again.

    ``warnings`` are what the editor should look at; ``unknowns`` what is not known of it now.
    """

    reading: Annotation
    event: str | None
    asserted: frozenset[str]
    warnings: tuple[Problem, ...] = ()
    unknowns: Unknowns = ()


class Amendment:
    """An amendment in YAML or JSON with a valid shape."""

    def __init__(self, kind: str, key: str, text: str, effort: Effort | None = None) -> None:
        """Read the text of an amendment of an annotation of this kind and key.

        ``effort`` is the allowance for the whole amendment; by default, that of texts of its size.

        Raises BundleRefused, with every fault in its shape.
        """
        try:
            source = read_source(text, "annotation")
        except SourceUnreadable as fault:
            raise BundleRefused((fault.problem,)) from None
        self._problems = Problems(source, effort or effort_for(len(text)))
        self._has_own_effort = effort is None
        self._kind = kind
        for path in source.repeated:
            self._problems.add("DUPLICATE_KEY", f"the key {path[-1]!r} occurs twice here", path, at_key=True)
        expanded = expand_annotation(kind, source.data)
        self._problems.source = in_long_form(source, expanded)
        self._problems.add_faults(expanded)
        self.given: frozenset[str] = frozenset(expanded.data) if isinstance(expanded.data, dict) else frozenset()
        part = self._shaped(expanded.data, key)
        if part is None or self._problems:
            raise BundleRefused(self._problems.all())
        self.part: Part = part

    def _shaped(self, data: object, key: str) -> Part | None:
        if not isinstance(data, dict):
            self._problems.add(
                "WRONG_TYPE", "a correction is a mapping with the new values, written as in a bundle", ()
            )
            return None
        standing = {name: value for name, value in _REQUIRED[self._kind].items() if name not in data}
        if "spans" in data:
            standing.pop("exact", None)
        elif "exact" not in data:
            for name in sorted(TARGET & self.given):
                message = "this key belongs to `exact`: give `exact` too"
                self._problems.add("MISSING_KEY", message, (name,), at_key=True)
        if "key" in standing:
            standing["key"] = key
        part: Part | None = shaped(_MODELS[self._kind], {**standing, **data}, (), self._problems)
        if "key" in data and data["key"] != key:
            self._problems.add(
                "MALFORMED_VALUE", f"the key of an annotation cannot change: this one is {key!r}", ("key",)
            )
        return part

    def references(self) -> Mapping[str, frozenset[str]]:
        """Return the keys that it refers to, by the lists of the format."""
        found: dict[str, set[str]] = {"entities": set(), "quotes": set(), "events": set(), "claims": set()}
        for name, key in _references(self.part):
            found[name].add(key)
        return {name: frozenset(keys) for name, keys in found.items()}

    def amend(self, annotation: Annotation, ground: Ground, unknowns: Unknowns = ()) -> Amended:
        """Return the amended annotation, of which ``unknowns`` are not known; raises BundleRefused, with every fault."""
        provenance = {each.name: getattr(annotation.provenance, each.name) for each in fields(annotation.provenance)}
        placement = Placement(
            ground.body,
            ProvenancePart.model_construct(**provenance),
            self._problems,
            ground.published,
        )
        unknown = "nothing that can be referred to here has this key or id"
        references = References(ground.known, self._problems, unknown, ground.missing)
        reader = AnnotationReader(placement, references)
        if self._has_own_effort:
            self._problems.effort.grow(len(ground.body))
        try:
            reading, event = self._amended(annotation, reader, ground)
        except (EffortSpent, TooManyItems) as fault:
            raise BundleRefused(self._problems.refuse(fault.code, str(fault)), self._problems.warnings()) from None
        now_unknown = self._unknowns(reading, unknowns)
        self._problems.finish_warnings(is_checked=not self._problems)
        if self._problems:
            raise BundleRefused(self._problems.all(), self._problems.warnings())
        roles = {"TARGET": self.given & TARGET, "CUE": self.given & {"cue"}, "LINK": self.given & {"chain"}}
        asserted = frozenset(role for role, keys in roles.items() if keys)
        return Amended(reading, event, asserted, self._problems.warnings(), now_unknown)

    def _unknowns(self, reading: Annotation, before: Unknowns) -> Unknowns:
        """Return what is not known now: what the amendment says, and what was unknown before and has no value yet.

        An amendment with the key `unknowns` says it all; it is a problem if something that it names has a value.
        """
        given = self.part.unknowns if isinstance(self.part, QuotePart | ClaimPart) else {}
        for name in [name for name in given if value_of(reading, name) is not None]:
            self._problems.add("UNKNOWN_BESIDE_VALUE", BESIDE_VALUE.format(name=name), ("unknowns",))
        kept = () if "unknowns" in self.given else before
        still = {each.field: each.reason for each in kept if value_of(reading, each.field) is None}
        return unknowns_of({**still, **given})

    def _amended(
        self, annotation: Annotation, reader: AnnotationReader, ground: Ground
    ) -> tuple[Annotation, str | None]:
        """Return the reading with the new values; and the event of a report if it changes."""
        part, event = self._standing_in(annotation, ground), None
        at = None if self.given & TARGET else annotation.spans
        read: Annotation
        match part, annotation:
            case QuotePart(), QuoteReading():
                read = reader.quote(part, (), at)
            case ClaimPart(), ClaimReading():
                read = reader.claim(part, (), at)
            case MentionAmendment(), MentionReading():
                read = _mention(part, annotation, reader)
            case ReportAmendment(), _:
                read = reader.report(part, annotation.key, ())
                event = part.event and reader.refer("events", part.event, ("event",))
            case _:
                raise TypeError(f"no amendment of {type(annotation).__name__} is {type(part).__name__}")
        names = {"spans"} if self.given & TARGET else set()
        names |= {each.name for each in fields(annotation)} & self.given - TARGET - {"key"} - _DETAILS
        changes = {name: getattr(read, name) for name in names}
        if "relations" in changes and isinstance(part, ClaimPart) and isinstance(annotation, ClaimReading):
            related = asserted_relations(part.relations, changes["relations"], annotation.relations, ground.assertion)
            changes["relations"] = tuple(sorted(related, key=attrgetter("type", "claim")))  # relations have no order
        if isinstance(read, QuoteReading) and isinstance(annotation, QuoteReading) and isinstance(self.part, QuotePart):
            changes.update(self._words(self.part, read, annotation, reader))
            new = {name: getattr(details_of(read), name) for name in _DETAILS & self.given}
            return with_details(replace(annotation, **changes), replace(details_of(annotation), **new)), event
        return replace(annotation, **changes), event

    def _words(
        self, part: QuotePart, read: QuoteReading, before: QuoteReading, reader: AnnotationReader
    ) -> Mapping[str, str]:
        """Return the text of a quote if its words are quoted again, or if ``text`` repeats what is now at its place."""
        if self.given & TARGET:
            return {"text": read.text}
        return {"text": reader.quoted(part.text, before.spans, ())} if "text" in self.given else {}

    def _standing_in(self, annotation: Annotation, ground: Ground) -> Part:
        """Return the part with valid placeholders for everything omitted; nothing reads the placeholders later.

        The kind of a claim or quote is no placeholder, because it decides where the dates of a claim's numbers lie, and
        where the words of a quote's chain are looked for.
        """
        update: dict[str, object] = {}
        if not self.given & TARGET:
            update["exact"] = ground.body
            update |= {"text": None} if isinstance(self.part, QuotePart) else {}
        if isinstance(self.part, QuotePart | ClaimPart):
            update["key"] = ground.own
            update |= {} if "chain" in self.given else {"chain": _CHAIN}
        if isinstance(annotation, ClaimReading | QuoteReading) and "kind" not in self.given:
            update["kind"] = annotation.kind
        return self.part.model_copy(update=update)


def _mention(part: MentionAmendment, before: MentionReading, reader: AnnotationReader) -> MentionReading:
    entity = reader.refer("entities", part.entity, ("entity",)) if part.entity else before.entity
    place = reader.placement
    return MentionReading(before.key, place.spans([(part, ())]), place.provenance(part.provenance), entity, part.kind)


def _references(part: Part) -> Iterator[tuple[str, str]]:
    for link in part.chain if isinstance(part, QuotePart | ClaimPart) else ():
        if link.entity:
            yield "entities", link.entity
    if isinstance(part, QuotePart) and part.within:
        yield "quotes", part.within
    if isinstance(part, MentionAmendment) and part.entity:
        yield "entities", part.entity
    if isinstance(part, ReportAmendment | ClaimPart) and part.event:
        yield "events", part.event
    if isinstance(part, ClaimPart):
        yield from (("quotes", part.quote),) if part.quote else ()
        yield from (("entities", key) for key in part.about)
        yield from (("entities", each.reviewer) for each in part.reviews if each.reviewer)
        yield from (("claims", each.claim) for each in part.relations)
