"""Events of a bundle: keys lead to events that are there already, and what is new is written.

Keys of bundles are one name space for the whole service. The article whose bundle first described an event owns the
description; another one adds its reports. When the bundle of the owner no longer has the event, the next one that says
something else of it becomes the owner.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from db.identity import new_id
from db.load_report import Action, Stored
from db.write import (
    EVENT,
    EVENT_KEY,
    EVENT_TITLE,
    PARTICIPANT,
    Connection,
    date_columns,
    write,
    write_texts,
)
from editorial.reading import EventReading


async def store_events(
    connection: Connection, article_id: UUID, readings: Sequence[EventReading], entities: Mapping[str, UUID]
) -> list[Stored]:
    """Write what is new of a bundle's events, and return what became of each; ``entities`` maps keys to ids."""
    known = await _known_events(connection, [reading.key for reading in readings])
    stored = []
    for reading in readings:
        event = known.get(reading.key)
        id_ = event["id"] if event else new_id()
        row = _event_row(reading, entities)
        titles = list(reading.titles.items())
        participants = [(part.role.value, entities[part.entity]) for part in reading.participants]
        is_other = event is None or (
            event["given_by"] in (article_id, None)
            and ({column: event[column] for column in row}, event["titles"], event["participants"])
            != (row, titles, participants)
        )
        version = (event["version"] if event else 0) + is_other
        stored.append(
            Stored(
                reading.key,
                id_,
                version,
                Action.CREATE if event is None else Action.UPDATE if is_other else Action.UNCHANGED,
            )
        )
        if is_other:
            await write(connection, EVENT, [{**row, "id": id_, "version": version, "given_by": article_id}])
            await connection.execute("delete from event_title where event_id = $1", id_)
            await write_texts(connection, EVENT_TITLE, id_, reading.titles)
            await _store_participants(connection, id_, participants)
            await _copy_concerned(connection, id_)
        if event is None:
            await write(connection, EVENT_KEY, [{"key": reading.key, "event_id": id_}])
    return stored


def _event_row(reading: EventReading, entities: Mapping[str, UUID]) -> dict[str, object]:
    place = entities[reading.place] if reading.place else None
    label = next(iter(reading.titles.values()))
    return {"status": reading.status, "place_id": place, "label": label, **date_columns(reading.when)}


async def _known_events(connection: Connection, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    rows = await connection.fetch(
        """
        select k.key as asked, e.*,
            array(select array[t.language::text, t.text] from event_title t where t.event_id = e.id order by t.ordinal) as titles,
            array(select array[p.role::text, p.entity_id::text] from participant p where p.event_id = e.id order by p.ordinal)
                as participants
        from event_key k join event e on e.id = k.event_id
        where k.key = any($1::text[])
        """,
        keys,
    )
    return {
        row["asked"]: {
            **dict(row),
            "titles": [tuple(title) for title in row["titles"]],
            "participants": [(role, UUID(entity_id)) for role, entity_id in row["participants"]],
        }
        for row in rows
    }


async def _store_participants(connection: Connection, id_: UUID, participants: Sequence[tuple[str, UUID]]) -> None:
    await connection.execute("delete from participant where event_id = $1", id_)
    rows = [
        {"event_id": id_, "ordinal": n, "role": role, "entity_id": entity_id}
        for n, (role, entity_id) in enumerate(participants)
    ]
    await write(connection, PARTICIPANT, rows)


async def _copy_concerned(connection: Connection, id_: UUID) -> None:
    """Bring up to date whom an event concerns, by which timelines of entities are read."""
    await connection.execute("delete from event_entity where event_id = $1", id_)
    await connection.execute(
        """
        insert into event_entity (event_id, entity_id, is_participant, is_place, sort_from, sort_to)
        select e.id, c.entity_id, bool_or(c.takes_part), bool_or(not c.takes_part), e.sort_from, e.sort_to
        from event e, lateral (
            select p.entity_id, true as takes_part from participant p where p.event_id = e.id
            union all
            select e.place_id, false where e.place_id is not null
        ) c
        where e.id = $1
        group by e.id, c.entity_id
        """,
        id_,
    )


async def drop_unused_events(
    connection: Connection, article_id: UUID, keys: Sequence[str], *, held: Sequence[str]
) -> list[Stored]:
    """Give up the events that the article's bundle no longer has, and delete those that nobody owns or refers to.

    Only events whose keys are ``held``, so that nobody is about to refer to them.
    """
    await connection.execute(
        "update event e set given_by = null where e.given_by = $1"
        " and not exists (select from event_key k where k.event_id = e.id and k.key = any($2::text[]))",
        article_id,
        keys,
    )
    rows = await connection.fetch(
        """
        select e.id, e.version, k.key
        from event e join event_key k on k.event_id = e.id
        where k.key = any($1::text[]) and e.given_by is null
            and not exists (select from event_report r where r.event_id = e.id)
            and not exists (select from claim c where c.event_id = e.id)
        """,
        held,
    )
    ids = [row["id"] for row in rows]
    if ids:
        await connection.execute("delete from event_entity where event_id = any($1::uuid[])", ids)
        await connection.execute("delete from participant where event_id = any($1::uuid[])", ids)
        await connection.execute("delete from event_title where event_id = any($1::uuid[])", ids)
        await connection.execute("delete from event_key where event_id = any($1::uuid[])", ids)
        await connection.execute("delete from event where id = any($1::uuid[])", ids)
    return [Stored(row["key"], row["id"], row["version"] + 1, Action.DELETE) for row in rows]
