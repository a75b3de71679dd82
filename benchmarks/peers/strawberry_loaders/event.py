"""Events and timelines."""

from collections.abc import Awaitable
from datetime import date
from typing import NewType

import strawberry

from benchmarks.peers import rows
from benchmarks.peers.strawberry_loaders.entity import Entity
from benchmarks.peers.strawberry_loaders.page import PageInfo
from benchmarks.peers.strawberry_loaders.resolve import Info, resolved_by
from editorial.date.edtf import Edtf

EDTF = NewType("EDTF", Edtf)


def _participant_entity(parent: strawberry.Parent[rows.Participant], info: Info) -> Awaitable[rows.Entity | None]:
    return info.context.entity.load(parent.entity_id)


def _place(parent: strawberry.Parent[rows.Event], info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.place_id is None else info.context.entity.load(parent.place_id)


def _participants(parent: strawberry.Parent[rows.Event], info: Info) -> Awaitable[list[rows.Participant]]:
    return info.context.participants.load(parent.id)


def _when(parent: strawberry.Parent[rows.Event]) -> rows.Event:
    return parent


def _edges(parent: strawberry.Parent[rows.Page[rows.TimelineEdge]]) -> list[rows.TimelineEdge]:
    return parent.nodes


@strawberry.type
class When:
    edtf: str | None
    earliest: date | None
    latest: date | None
    precision: str
    expression: str | None


@strawberry.type
class Participant:
    role: str
    entity: Entity = resolved_by(_participant_entity)


@strawberry.type
class Event:
    id: strawberry.ID
    title: str
    status: str
    when: When = resolved_by(_when)
    place: Entity | None = resolved_by(_place)
    participants: list[Participant] = resolved_by(_participants)


@strawberry.type
class TimelineEdge:
    certainty: str
    node: Event


@strawberry.type
class TimelineConnection:
    page_info: PageInfo
    edges: list[TimelineEdge] = resolved_by(_edges)


@strawberry.input
class TimelineFilter:
    entity: strawberry.ID
    overlaps: EDTF
