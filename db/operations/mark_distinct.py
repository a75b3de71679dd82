"""The operations that record that items are not the same, although they look alike, and that take this back."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from db.duplicates.distinction import Pair, compared_item, keep_apart, let_compare, pair_of
from db.lookup.reference import ComparedReference
from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, Outcome, UnknownObject
from db.settle.membership import keep_memberships
from db.sql.connection import Connection
from db.transaction.operation_transaction import kept_text, operation_transaction, position_of
from editorial.text.invisible import shown

MOST = 20
"""The most items of one decision."""


@dataclass(frozen=True, slots=True)
class MarkDistinct:
    """The items of which no two are the same."""

    nodes: tuple[ComparedReference, ...]
    note: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class UndoDistinct(MarkDistinct):
    """The items that may be the same after all."""


async def mark_distinct(connection: Connection, request: MarkDistinct, *, actor: Actor) -> Outcome:
    """Record that no two of the items are the same; they are not proposed as duplicates again.

    Repeating it changes nothing. Raises OperationRefused.
    """
    async with operation_transaction(connection, dry_run=request.dry_run):
        type_, pairs, note = await _checked(connection, request)
        changed = await keep_apart(connection, type_, pairs, actor=actor, note=note)
        await keep_memberships(connection)
        return await _outcome(connection, request, pairs, changed)


async def undo_distinct(connection: Connection, request: UndoDistinct, *, actor: Actor) -> Outcome:
    """Take back that no two of the items are the same; they may be proposed as duplicates again.

    Repeating it changes nothing. Raises OperationRefused.
    """
    async with operation_transaction(connection, dry_run=request.dry_run):
        type_, pairs, note = await _checked(connection, request)
        changed = await let_compare(connection, type_, pairs, actor=actor, note=note)
        await keep_memberships(connection)
        return await _outcome(connection, request, pairs, changed)


async def _outcome(connection: Connection, request: MarkDistinct, pairs: Sequence[Pair], changed: int) -> Outcome:
    ids = list(dict.fromkeys(str(id_) for pair in pairs for id_ in pair))
    position = None if request.dry_run or not changed else await position_of(connection)
    return Outcome({"nodes": ids}, {"changed": changed}, position)


async def _checked(connection: Connection, request: MarkDistinct) -> tuple[str, list[Pair], str | None]:
    """Return the type of the items, each two of them, and the note. Raises OperationRefused."""
    faults: list[OperationFault] = []
    note = kept_text(request.note, ("note",), faults)
    if not 2 <= len(request.nodes) <= MOST:
        faults.append(InvalidValue(f"name two items at least, and {MOST} at most", ("nodes",)))
        raise OperationRefused(faults)
    found = [await compared_item(connection, given) for given in request.nodes]
    faults += [
        UnknownObject(f"no entity, event, article or quote has the id {shown(given)}", ("nodes", place))
        for place, (given, item) in enumerate(zip(request.nodes, found, strict=True))
        if item is None
    ]
    if faults:
        raise OperationRefused(faults)
    items = [item for item in found if item is not None]
    if len({item.type for item in items}) > 1:
        raise OperationRefused([InvalidValue("these items are not all of one type", ("nodes",))])
    if len(set(items)) < len(items):
        raise OperationRefused([InvalidValue("two of these are the same item", ("nodes",))])
    pairs = [pair_of(*each) for each in combinations([item.id for item in items], 2)]
    return items[0].type, pairs, note
