"""The ceiling: what a service of Python and asyncpg can do at best, one hand-written statement a workload, no framework."""

import sys
from pathlib import Path

import orjson

from benchmarks.documents import ids
from benchmarks.peer import Command, Peer, Variables

_APPLICATION = "benchmarks.peers.ceiling.app:application"


def _command(dsn: str, port: int, pool_size: int) -> Command:
    argv = (sys.executable, "-m", "uvicorn", _APPLICATION, "--host", "127.0.0.1", "--port", str(port))
    options = ("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning")
    environment = {"DATABASE_URL": dsn, "POOL_SIZE": str(pool_size)}
    return Command((*argv, *options), environment, Path(__file__).parents[3])


def _body(name: str, variables: Variables) -> bytes:
    return orjson.dumps(dict(variables))


CEILING = Peer("hand-written SQL", _command, _body, ids, path="/{workload}")
