"""``isnad mirror``: keep a copy of a server's data, in a folder or in PostgreSQL."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from cyclopts import Parameter

from db.feed.lag import Lag
from db.feed.mirror_state import MirrorHasOtherFilters, MirrorInUse
from db.feed.mirror_store import TARGET_FAULTS, MirrorDatabase
from service.cli.console import CommandFailed, Exit, say
from service.endpoint.filter_input import FilterInput, parameters_of
from service.endpoint.models import read_query
from service.environment import KEY_OF_SERVER, load_settings
from service.errors.parameter import ParametersRefused
from service.mirror.folder import MirrorFolder
from service.mirror.mirror import BUCKETS, Mirror, Verification
from service.mirror.remote import Remote, RemoteAway, RemoteRefused, open_remote
from service.mirror.store import Store
from service.mirror.upkeep import Keeper, Patience
from service.request.trace_context import trace_of_environment
from service.telemetry.logs import configure_logs

OPEN_TRANSACTIONS = (
    "select pid, usename, application_name, xact_start, query from pg_stat_activity where backend_xid is not null"
    " order by xact_start"
)
"""The statement that shows the transactions that can hold a feed back, the oldest first."""

TRIES = 8
"""Consecutive attempts with ``--once`` at a server that is away; without it, there is no limit."""


@dataclass(frozen=True, slots=True)
class _Upkeep:
    """How to keep a copy: stop after a comparison or follow the server, and whether to repair differences."""

    is_once: bool
    is_repaired: bool
    wait_s: float
    verify_every_s: float


def mirror(
    url: Annotated[str, Parameter(help="The address of the server: https://news.example.")],
    target: Annotated[
        str, Parameter(help="Where to keep the copy: a folder, or the address of a PostgreSQL database.")
    ],
    /,
    *,
    once: Annotated[
        bool,
        Parameter(negative=(), help="Stop when the copy is up to date and verified; by default, keep following."),
    ] = False,
    verify: Annotated[
        bool, Parameter(negative=(), help="Like --once, but only report differences and do not repair them.")
    ] = False,
    verify_every: Annotated[
        float, Parameter(help="Seconds between two comparisons with the server's digest; 0: only at the start.")
    ] = 3600.0,
    types: Annotated[str | None, Parameter(help="Keep only items of these types, separated by commas.")] = None,
    language: Annotated[
        str | None, Parameter(help="Keep only articles in this language, everything in them, and entities and events.")
    ] = None,
    article: Annotated[str | None, Parameter(help="Keep only the article with this id, and everything in it.")] = None,
    entity: Annotated[
        str | None, Parameter(help="Keep only the entity with this id, and everything that refers to it.")
    ] = None,
    wait: Annotated[float, Parameter(help="Seconds for which the server waits for changes: at most 30.")] = 30.0,
    key_env: Annotated[str, Parameter(help="The environment variable that contains the key.")] = KEY_OF_SERVER,
    key_file: Annotated[Path | None, Parameter(help="The file that contains the key, instead of the variable.")] = None,
) -> int:
    """Keep a copy: first a snapshot, then every change as it comes; the copy is regularly compared with the server."""
    wanted = _filters(types=types, language=language, article=article, entity=entity)
    remote = open_remote(url, _key(key_env, key_file), wanted, trace_of_environment(os.environ))
    configure_logs(load_settings())
    logging.getLogger("httpx2").setLevel(logging.WARNING)  # what is asked of the server is of no concern
    upkeep = _Upkeep(is_once=once or verify, is_repaired=not verify, wait_s=wait, verify_every_s=verify_every)
    return asyncio.run(_keep(remote, target, wanted, upkeep))


async def _keep(
    opening: AbstractAsyncContextManager[Remote], target: str, wanted: Mapping[str, str], upkeep: _Upkeep
) -> int:
    """Keep the copy as long as the ``upkeep`` says; return the exit code. Raises CommandFailed."""
    try:
        async with opening as remote, opened(store_of(target)) as store:
            copy = Mirror(remote, store, wanted)
            await copy.open()
            keeper = Keeper(copy, Patience(tries=TRIES if upkeep.is_once else None))
            await keeper.catch_up()
            found = await keeper.verify(repair=upkeep.is_repaired)
            if upkeep.is_once:
                return _end(found, is_repaired=upkeep.is_repaired)
            await keeper.follow(upkeep.wait_s, upkeep.verify_every_s)
            return Exit.DONE
    except (RemoteRefused, RemoteAway, MirrorInUse, MirrorHasOtherFilters, *TARGET_FAULTS, OSError) as fault:
        raise CommandFailed(str(fault)) from None


def store_of(target: str) -> Store:
    """Return the store of a copy: a database if its address begins like one, else a folder."""
    return MirrorDatabase(target) if target.startswith(("postgresql://", "postgres://")) else MirrorFolder(Path(target))


@asynccontextmanager
async def opened(store: Store) -> AsyncIterator[Store]:
    """Give an opened store, and release it at the end."""
    try:
        yield store
    finally:
        await store.close()


def _filters(**given: str | None) -> dict[str, str]:
    """Return filters in the form that the server expects; raises CommandFailed for what it would refuse."""
    asked = urlencode({name: value for name, value in given.items() if value is not None})
    try:
        return parameters_of(read_query(FilterInput, asked.encode(), "isnad mirror").filters)
    except ParametersRefused as refused:
        raise CommandFailed(str(refused), Exit.USAGE) from None


def _key(variable: str, file: Path | None) -> str | None:
    if file is None:
        return os.environ.get(variable) or None
    try:
        return file.read_text("utf-8").strip()
    except OSError as fault:
        raise CommandFailed(f"the key in {file} cannot be read: {fault.strerror}", Exit.USAGE) from None


def _end(found: Verification, *, is_repaired: bool) -> int:
    """Print the state of the copy and return the exit code: DONE only if the copy was right throughout."""
    if found.differing:
        was = "differed from the server and were repaired" if is_repaired else "differ from the server"
        say(f"{len(found.differing)} items {was}:")
        for place in found.differing:
            say(f"  {place}")
    if found.unseen:
        say(f"{len(found.unseen)} of {len(BUCKETS)} parts could not be compared: {_reason(found.held_back)}")
    if found.is_right:
        say(f"the copy matches the server: {found.items} items")
    return Exit.DONE if found.is_right else Exit.FAILED


def _reason(held_back: Lag | None) -> str:
    """Return why parts of a copy could not be compared, and what to do."""
    if held_back is None:
        return "the server was being written to all the time; run it again when there are fewer writes"
    waiting = "1 change waits" if held_back.changes == 1 else f"{held_back.changes} changes wait"
    return (
        f"{waiting} at the server, the oldest for {held_back.seconds:.0f} seconds, behind a transaction that is open in its"
        " database server. Run it again when that transaction has ended. Whoever runs the server finds it with:\n"
        f"  {OPEN_TRANSACTIONS}"
    )
