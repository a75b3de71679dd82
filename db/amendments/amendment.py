"""What amendments of entities and events share: reading them, logging the change, and the outcome."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import LiteralString, TypeAlias
from uuid import UUID

from db.operation.bundle_problem import refusal_of, warning_of_problem
from db.operation.computing import Computing
from db.operation.operation import InvalidValue, OperationFault, OperationRefused, Outcome
from db.settle.visible_rows import Why
from db.sql.connection import Connection
from db.transaction.operation_transaction import position_of
from db.transaction.version_guard import raise_item_versions
from db.write.write import RowWrites, change
from editorial.amendment.item_amendment import AmendedItem, ItemGround
from editorial.bundle.check import BundleRefused
from editorial.job import AmendItem, ReadItemAmendment

REASON = "correction"

_VERSION: Mapping[str, LiteralString] = {
    "entity": "select version from entity where id = $1",
    "event": "select version from event where id = $1",
}
_FIELDS = "select coalesce(fields, '{}') from change where id = $1 and xid = pg_current_xact_id()"


GroundOf: TypeAlias = Callable[[frozenset[str]], Awaitable[ItemGround]]
"""Returns the context in which an amendment is read, given the names of the entities that it refers to."""


async def no_ground(_: frozenset[str]) -> ItemGround:
    """Return the context of an amendment that refers to nothing."""
    return ItemGround()


async def read_amendment(
    amendment: ReadItemAmendment,
    ground_of: GroundOf,
    computing: Computing,
    faults: Sequence[OperationFault],
    *,
    field: str | None = None,
) -> AmendedItem:
    """Return what an amendment says; raises OperationRefused with all that is wrong in it, and the other ``faults``.

    ``field`` is the field of the input that has it, by default the one that is named for its type.
    """
    try:
        ground = await ground_of(await computing(amendment))
        amended = await computing(AmendItem(amendment, ground))
    except BundleRefused as refused:
        found = refusal_of(refused, field or amendment.type)
        raise OperationRefused([*faults, *found.faults], found.values) from None
    return amended


def key_faults(type_: str, amended: AmendedItem, keys: Sequence[str]) -> list[OperationFault]:
    """Return a fault if an amendment names a key that the item does not have: keys do not change."""
    if "key" not in amended.given or amended.reading.key in keys:
        return []
    return [
        InvalidValue(f"a key cannot be amended; the {type_} has {', '.join(sorted(keys)) or 'none'}", (type_, "key"))
    ]


async def log_amended(connection: Connection, type_: str, id_: UUID, *, why: Why) -> None:
    """Raise the version of an item, and write it into the change log."""
    for row in await raise_item_versions(connection, type_, [id_]):
        writes = RowWrites(why.actor, why.note)
        writes.log([change("upsert", type_, id_, version=row["version"], reason=why.reason, article_id=None)])
        await writes.flush(connection)


async def outcome_of(
    connection: Connection, type_: str, id_: UUID, amended: AmendedItem, *, is_changed: bool, dry_run: bool
) -> Outcome:
    """Return the outcome of an amendment, at the end of its transaction."""
    version = await connection.fetchval(_VERSION[type_], id_)
    return Outcome(
        ids={type_: str(id_)},
        values={
            "changed": is_changed,
            "version": version,
            "fields": await connection.fetchval(_FIELDS, id_) if is_changed else [],
            "warnings": [warning_of_problem(problem, type_) for problem in amended.warnings],
        },
        position=None if dry_run else await position_of(connection),
    )
