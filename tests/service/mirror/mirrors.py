"""Copies for tests: kept as `isnad mirror` keeps them, and what they hold."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType

import asyncpg
import httpx2

from service.commands.mirror import opened, store_of
from service.mirror.mirror import Mirror
from service.mirror.remote import Remote
from service.mirror.upkeep import Keeper, Patience

NOTHING: Mapping[str, str] = MappingProxyType({})
Held = dict[str, bytes]
"""The bytes of the data of each item, by its type and id."""


@asynccontextmanager
async def keeping(
    client: httpx2.AsyncClient, target: str, filters: Mapping[str, str] = NOTHING, *, tries: int | None = 3
) -> AsyncIterator[tuple[Keeper, Mirror]]:
    """Give a copy in a folder or a database."""
    async with opened(store_of(target)) as store:
        copy = Mirror(Remote(client, filters), store, filters, pause_s=0.02)
        await copy.open()
        yield Keeper(copy, Patience(first_s=0.01, most_s=0.1, tries=tries)), copy


async def held_in(target: str) -> Held:
    """Return what readers see of a copy."""
    if not target.startswith("postgresql://"):
        found = Path(target).glob("current/*/*/*.json")
        return {f"{path.parent.parent.name}/{path.stem}": path.read_bytes() for path in found}
    wire = await asyncpg.connect(target)
    try:
        rows = await wire.fetch("select type, id::text as id, data::text as data from isnad_mirror.current_item")
    finally:
        await wire.close()
    return {f"{row['type']}/{row['id']}": row["data"].encode() for row in rows}


async def told_by(client: httpx2.AsyncClient, **filters: str) -> Held:
    """Return what a new snapshot tells."""
    async with asyncio.timeout(30):
        answer = await client.get("/v1/snapshot", params=filters)
    found = {}
    for line in answer.content.split(b"\n")[1:-2]:
        told = json.loads(line)
        found[f"{told['type']}/{told['id']}"] = line.partition(b',"data":')[2][:-1]
    return found
