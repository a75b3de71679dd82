"""The entities that annotations mean if no merge is in force: those that a bundle names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from db.reference.entity_reference import intended_sets
from db.sql.connection import Connection
from editorial.model.annotation import Annotation, ClaimReading, Link, MentionReading, QuoteReading

_ORIGINS = """
    select relation, owner_id, place, origin_id from reference_origin
    where owner_id = any($1::uuid[]) and relation in ('mention', 'attribution', 'claim_review')
"""

_Origins: TypeAlias = Mapping[tuple[str, UUID, int], str]


async def meant(connection: Connection, readings: Mapping[UUID, Annotation]) -> dict[UUID, Annotation]:
    """Return annotations, in which entities are named by id, with the entities that their bundles mean."""
    rows = await connection.fetch(_ORIGINS, list(readings))
    origins = {(row["relation"], row["owner_id"], row["place"]): str(row["origin_id"]) for row in rows}
    claims = [id_ for id_, reading in readings.items() if isinstance(reading, ClaimReading)]
    about = await intended_sets(connection, claims)
    return {
        id_: _meant(reading, id_, origins, list(dict.fromkeys(str(entity_id) for _, entity_id in about.get(id_, ()))))
        for id_, reading in readings.items()
    }


def _meant(reading: Annotation, id_: UUID, origins: _Origins, about: Sequence[str]) -> Annotation:
    match reading:
        case MentionReading():
            return replace(reading, entity=origins.get(("mention", id_, 0), reading.entity))
        case QuoteReading():
            return replace(reading, chain=_chain(reading.chain, id_, origins))
        case ClaimReading():
            reviews = tuple(
                replace(each, reviewer=origins.get(("claim_review", id_, number), each.reviewer))
                for number, each in enumerate(reading.reviews)
            )
            return replace(reading, chain=_chain(reading.chain, id_, origins), about=tuple(about), reviews=reviews)
        case _:
            return reading


def _chain(chain: tuple[Link, ...], id_: UUID, origins: _Origins) -> tuple[Link, ...]:
    return tuple(
        replace(link, entity=origins.get(("attribution", id_, position), link.entity))
        for position, link in enumerate(chain)
    )
