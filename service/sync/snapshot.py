"""The endpoint of snapshots: everything that the caller sees, as lines, from one snapshot of the database."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import Field

from db.feed.consistent_reader import ConsistentReader
from db.feed.snapshot import ORDER, Position, SnapshotQuery, position_of, snapshot_batches
from db.sql.scope import Scope
from schema.resource.item import items
from service.access.admission import Admission
from service.endpoint.endpoint import DirectEndpoint, DirectRequest, EndpointAnswer
from service.endpoint.filter_input import FilterInput
from service.endpoint.models import Nothing
from service.request.media_type import NDJSON
from service.stream.json_line import json_line
from service.stream.line_stream import LineStream, NoLines, is_head
from service.sync.copy_reader import CopyReader
from service.sync.feed import problem_json

COST = 100
"""The cost of a snapshot beside its items."""

_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


class SnapshotParameters(FilterInput):
    """What is asked of a snapshot."""

    after: Annotated[
        str | None,
        Field(
            pattern=f"^({'|'.join(ORDER)})/{_UUID}$",
            description=(
                "Only items after this one: `type/id` of the last line that you received. Use it to continue"
                " after an interruption."
            ),
        ),
    ] = None
    bucket: Annotated[
        str | None,
        Field(pattern="^[0-9a-f]{2}$", description="Only items whose ids end in these two digits."),
    ] = None


@dataclass(frozen=True, slots=True)
class SnapshotDependencies:
    """The dependencies of snapshots; callers have ``send_timeout_s`` seconds to read a line."""

    copying: CopyReader
    admission: Admission
    send_timeout_s: float


SnapshotRequest: TypeAlias = DirectRequest[SnapshotDependencies, SnapshotParameters, Nothing]


async def snapshot(request: SnapshotRequest) -> EndpointAnswer:
    """Return all items as lines.

    The first line has the cursor to go on from, the last says that the snapshot is complete.
    """
    if is_head(request.scope):
        return NoLines()
    async with AsyncExitStack() as opened:
        reading = await opened.enter_async_context(request.dependencies.copying.snapshot())
        position = await position_of(reading)
        lines = _lines(request, reading, position, opened.pop_all())
    return LineStream(lines, send_timeout_s=request.dependencies.send_timeout_s)


async def _lines(
    request: SnapshotRequest, reading: ConsistentReader, position: Position, opened: AsyncExitStack
) -> AsyncGenerator[bytes, None]:
    """Yield the lines; if reading fails midway, the last one is the problem. ``opened`` is closed at the end."""
    admission, count = request.dependencies.admission, 0
    async with opened:
        yield json_line({"cursor": position.cursor, "at": position.at.isoformat()})
        try:
            async for batch in request.door().through(snapshot_batches(items(), reading, query_of(request))):
                yield batch.lines
                count += batch.items
                admission.take(request.caller, batch.items)
            yield json_line({"complete": True, "items": count})
        except Exception as error:
            yield json_line({"problem": problem_json(error)})


def query_of(request: SnapshotRequest) -> SnapshotQuery:
    """Return the query of a request for a snapshot."""
    asked = request.query
    called, _, id_ = (asked.after or "").partition("/")
    after = (called, UUID(id_)) if asked.after else None
    return SnapshotQuery(request.caller.sees, asked.filters, asked.bucket, after)


def _cost(_: SnapshotRequest) -> int:
    return COST


SNAPSHOT = DirectEndpoint(
    name="readSnapshot",
    method="GET",
    address="/v1/snapshot",
    scope=Scope.SYNC,
    description=(
        "Everything that you may see and that the filters let through, as lines, from a single snapshot of"
        " the database. The first line has the feed cursor to continue from; the last line says `complete`."
        " To continue after an interruption, ask for what comes `after` the last item."
    ),
    query=SnapshotParameters,
    body=Nothing,
    answer=snapshot,
    media_types=(NDJSON,),
    cost=_cost,
)
