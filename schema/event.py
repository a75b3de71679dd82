"""Events: what happened and when, and the places in articles that tell of it."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema import vocabulary as words
from schema.annotation import Annotation, LazyEntity, LazyHistory, Node, When
from schema.article import Redaction
from schema.entity import AskedLanguage
from schema.facet import EventFacets
from schema.page import Connection, PageInfo
from schema.readable import connection, readable
from schema.scalars import EDTF

if TYPE_CHECKING:  # GraphQL's types refer to each other in circles; Strawberry finds these by name
    from schema.claim import ClaimConnection


@strawberry.type(description="An entity's part in an event.")
class Participant:
    role: words.ParticipantRole = strawberry.field(description="Which part.")
    entity: LazyEntity = strawberry.field(description="Whose.")


@strawberry.type(description="A place in an article that tells of an event.")
class EventReport(Annotation):
    event: Annotated["Event", strawberry.lazy("schema.event")] = strawberry.field(description="The event told of.")


@strawberry.type(description="Something that happened, goes on or is to come; several articles may report it.")
class Event(Node):
    status: words.EventStatus = strawberry.field(description="Whether it took place.")
    when: When = strawberry.field(description="When.")
    place: LazyEntity | None = strawberry.field(description="Where; null when not known.")
    participants: list[Participant] = strawberry.field(description="Who had a part in it.")
    reports: list[EventReport] = strawberry.field(description="The places in articles that tell of it.")
    version: int = strawberry.field(description="1, 2, 3 …: rises with every write of it.")
    redactions: list[Redaction] = strawberry.field(
        description="The tombstones of words that were taken out of its titles, newest first; never which."
    )

    @connection("Every write of it, the newest first.")
    def history(self) -> Connection[LazyHistory]: ...

    @readable("What it is called: in the language asked for, its fallbacks, then any.")
    def title(self, language: AskedLanguage = strawberry.UNSET) -> str: ...

    @connection("The claims about it, newest article first.")
    def claims(self) -> Annotated["ClaimConnection", strawberry.lazy("schema.claim")]: ...


@strawberry.type(description="A page of a list of events.")
class EventConnection(Connection[Event]):
    facets: EventFacets = strawberry.field(description="How many events of the list have which values.")


@strawberry.type(description="An event on a timeline, with its place and how surely it belongs there.")
class TimelineEdge:
    cursor: str = strawberry.field(description="The event's place in the timeline, to go on from.")
    certainty: words.Certainty = strawberry.field(
        description=(
            "Whether the event surely falls into the filter's `overlaps`, or only may. Without `overlaps` every date"
            " that is known and unqualified is CERTAIN."
        )
    )
    node: Event = strawberry.field(description="The event.")


@strawberry.type(description="A page of a timeline.")
class TimelineConnection:
    edges: list[TimelineEdge] = strawberry.field(description="The events of the page, each with its cursor.")
    nodes: list[Event] = strawberry.field(description="The events of the page.")
    page_info: PageInfo = strawberry.field(description="Where the page lies in the timeline.")
    total_count: int = strawberry.field(description="How many events there are; counted only when asked for.")
    facets: EventFacets = strawberry.field(description="How many events of the timeline have which values.")


_OVERLAPS = "Its date falls into this one, or possibly does; an event without a date never does."
_CERTAINTY = "Only events that surely fall into `overlaps`, or only those that may."


@strawberry.input(description="Which events to list; what is given must all hold.")
class EventFilter:
    participant: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This entity had a part in it."
    )
    place: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="At this place.")
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Told of in this article.")
    status: list[words.EventStatus] | None = strawberry.field(
        default=strawberry.UNSET, description="With one of these statuses."
    )
    overlaps: EDTF | None = strawberry.field(default=strawberry.UNSET, description=_OVERLAPS)
    certainty: words.Certainty | None = strawberry.field(default=strawberry.UNSET, description=_CERTAINTY)


@strawberry.input(description="Which events a timeline shows; what is given must all hold.")
class TimelineFilter:
    entity: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This entity had a part in it, or it is the place."
    )
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Told of in this article.")
    place: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="At this place.")
    status: list[words.EventStatus] | None = strawberry.field(
        default=strawberry.UNSET, description="With one of these statuses."
    )
    overlaps: EDTF | None = strawberry.field(default=strawberry.UNSET, description=_OVERLAPS)
    certainty: words.Certainty | None = strawberry.field(default=strawberry.UNSET, description=_CERTAINTY)
