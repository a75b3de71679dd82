"""The operation that acknowledges notices: a client marks them as handled, one by one or all up to a cursor."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome, UnknownObject
from db.read.cursor import CursorEpoch, read_cursor
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.watch.notice import read_notice_id
from db.watch.query import NOTICE_ORDER
from editorial.text.invisible import shown

MAX_NOTICES = 1000
"""The most notices that one request acknowledges by id."""


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Notices that the key's client has handled: by id, or all ``up_to`` the cursor of a notice or page."""

    key_id: UUID
    notices: Sequence[str] = ()
    up_to: str | None = None


_CLIENT: LiteralString = "select client_of($1) as id, feed_epoch() as epoch"
_KNOWN: LiteralString = """
    select t.place from unnest($2::bigint[], $3::uuid[]) with ordinality as t (seq, id, place)
    where exists (select from watch w where w.client_id = $1 and w.id = t.id)
        and exists (select from change c where c.seq = t.seq)
"""
_ONE_BY_ONE: LiteralString = """
    insert into watch_acknowledgement (client_id, id, seq)
    select $1, t.id, t.seq from unnest($2::bigint[], $3::uuid[]) as t (seq, id)
    on conflict do nothing
"""
_ACKNOWLEDGE_UP_TO = read_statement("watch/acknowledge_up_to")


async def acknowledge(connection: Connection, request: Acknowledge, *, actor: Actor) -> Outcome:
    """Mark notices of a client as handled; repeating it changes nothing.

    Raises OperationRefused with every notice that is not this client's; then nothing is written. Raises InvalidCursor.
    """
    del actor  # the key determines the client
    faults: list[OperationFault] = []
    async with connection.transaction():
        client = await connection.fetchrow(_CLIENT, request.key_id)
        assert client is not None  # noqa: S101  a statement without a table
        named = [read_notice_id(text) for text in request.notices]
        seqs = [each.seq if each else 0 for each in named]
        ids = [UUID(each.watched_id) if each else UUID(int=0) for each in named]
        known = {row["place"] for row in await connection.fetch(_KNOWN, client["id"], seqs, ids)}
        for place, each in enumerate(named):
            if each is None or each.epoch != client["epoch"] or place + 1 not in known:
                message = f"you have no notice with this id: {shown(request.notices[place])}"
                faults.append(UnknownObject(message, ("notices", place)))
        if faults:
            raise OperationRefused(faults)
        await connection.execute(_ONE_BY_ONE, client["id"], seqs, ids)
        if request.up_to is not None:
            xid, seq, id_ = read_cursor(NOTICE_ORDER, request.up_to)
            epoch = CursorEpoch(NOTICE_ORDER)(request.up_to)
            await connection.execute(_ACKNOWLEDGE_UP_TO, client["id"], xid, int(seq), UUID(id_), epoch)
    return Outcome()
