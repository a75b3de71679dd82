"""Events: what happened and when, and the places in articles that report it."""

import strawberry

from schema.base import vocabulary as words
from schema.base.page import Connection, PageInfo
from schema.base.readable import connection, readable
from schema.base.scalars import EDTF
from schema.types.annotation import Annotation, Node, Unknown, When
from schema.types.article import Redaction
from schema.types.entity import RequestedLanguage
from schema.types.facet import EventFacets
from schema.types.reference import LazyClaimConnection, LazyEntity, LazyEvent, LazyHistory


@strawberry.type(description="An entity's part in an event.")
class Participant:
    role: words.ParticipantRole = strawberry.field(description="The role of the entity.")
    entity: LazyEntity = strawberry.field(description="The entity that took part.")


@strawberry.type(description="A place in an article that reports an event.")
class EventReport(Annotation):
    event: LazyEvent = strawberry.field(description="The event that is reported.")


@strawberry.type(description="Something that happened, is happening or is planned. Several articles may report it.")
class Event(Node):
    status: words.EventStatus = strawberry.field(description="Whether it took place.")
    when: When = strawberry.field(description="When it happens or happened.")
    unknowns: list[Unknown] = strawberry.field(
        description="Fields that are null because their value is not known, each with the reason."
    )
    place: LazyEntity | None = strawberry.field(description="Where it happens or happened; null if not known.")
    participants: list[Participant] = strawberry.field(description="The entities that took part.")
    reports: list[EventReport] = strawberry.field(description="The places in articles that report it.")
    key: str | None = strawberry.field(
        description="The key by which bundles name it, the first of `keys`; null if it has none."
    )
    keys: list[str] = strawberry.field(description="All keys by which bundles name it, in alphabetical order.")
    version: int = strawberry.field(description="1, 2, 3 …: increases with every write of the event.")
    merged_from: list[strawberry.ID] = strawberry.field(
        description="The ids of the events that were merged into it; each of them leads here."
    )
    redactions: list[Redaction] = strawberry.field(
        description="The tombstones of words that were removed from its titles, newest first; never which words."
    )

    @connection("Every write of the event, newest first.")
    def history(self) -> Connection[LazyHistory]: ...

    @readable("The title in the requested language, else in one of its fallbacks, else in any language.")
    def title(self, language: RequestedLanguage = strawberry.UNSET) -> str: ...

    @connection("The claims about this event, newest article first.")
    def claims(self) -> LazyClaimConnection: ...


@strawberry.type(description="One page of a list of events.")
class EventConnection(Connection[Event]):
    facets: EventFacets = strawberry.field(description="Counts of the list's events by value.")


@strawberry.type(description="An event on a timeline, with its cursor and certainty.")
class TimelineEdge:
    cursor: str = strawberry.field(description="The event's position in the timeline; pass it as `after` or `before`.")
    certainty: words.Certainty = strawberry.field(
        description=(
            "Whether the event falls within `overlaps` of the filter for certain, or only possibly. Without"
            " `overlaps`, every date that is known and unqualified is CERTAIN."
        )
    )
    node: Event = strawberry.field(description="The event.")


@strawberry.type(description="One page of a timeline.")
class TimelineConnection:
    edges: list[TimelineEdge] = strawberry.field(description="The events of the page, each with its cursor.")
    nodes: list[Event] = strawberry.field(description="The events of the page.")
    page_info: PageInfo = strawberry.field(description="The position of the page in the timeline.")
    total_count: int = strawberry.field(
        description="Number of events in the whole timeline. Counted only if it is selected."
    )
    facets: EventFacets = strawberry.field(description="Counts of the timeline's events by value.")


_OVERLAPS = "The event's date overlaps this one, or possibly does. An event without a date never matches."
_CERTAINTY = "Only events that overlap `overlaps` for certain, or only those that possibly do."


@strawberry.input(description="Conditions on events; an event must meet all that are given.")
class EventFilter:
    participant: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This entity took part in it."
    )
    place: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="It happened at this place.")
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="This article reports it.")
    status: list[words.EventStatus] | None = strawberry.field(
        default=strawberry.UNSET, description="It has one of these statuses."
    )
    overlaps: EDTF | None = strawberry.field(default=strawberry.UNSET, description=_OVERLAPS)
    certainty: words.Certainty | None = strawberry.field(default=strawberry.UNSET, description=_CERTAINTY)


@strawberry.input(description="Conditions on the events of a timeline; an event must meet all that are given.")
class TimelineFilter:
    entity: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This entity took part in it, or is its place."
    )
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="This article reports it.")
    place: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="It happened at this place.")
    status: list[words.EventStatus] | None = strawberry.field(
        default=strawberry.UNSET, description="It has one of these statuses."
    )
    overlaps: EDTF | None = strawberry.field(default=strawberry.UNSET, description=_OVERLAPS)
    certainty: words.Certainty | None = strawberry.field(default=strawberry.UNSET, description=_CERTAINTY)
