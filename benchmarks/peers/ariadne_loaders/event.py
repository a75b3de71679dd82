"""The resolvers of events and timelines."""

from collections.abc import Awaitable

from ariadne import ObjectType

from benchmarks.peers import rows
from benchmarks.peers.ariadne_loaders.info import Info

EVENT = ObjectType("Event")
PARTICIPANT = ObjectType("Participant")
TIMELINE = ObjectType("TimelineConnection")
BINDABLES = (EVENT, PARTICIPANT, TIMELINE)

TIMELINE.set_alias("edges", "nodes")


@PARTICIPANT.field("entity")
def _participant_entity(parent: rows.Participant, info: Info) -> Awaitable[rows.Entity | None]:
    return info.context.entity.load(parent.entity_id)


@EVENT.field("place")
def _place(parent: rows.Event, info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.place_id is None else info.context.entity.load(parent.place_id)


@EVENT.field("participants")
def _participants(parent: rows.Event, info: Info) -> Awaitable[list[rows.Participant]]:
    return info.context.participants.load(parent.id)


@EVENT.field("when")
def _when(parent: rows.Event, info: Info) -> rows.Event:
    return parent
