"""Ariadne with resolvers and DataLoaders, served by uvicorn: the schema first, and the same loaders as Strawberry's."""

import sys
from pathlib import Path

from benchmarks.documents import body, ids
from benchmarks.peer import Command, Peer

_APPLICATION = "benchmarks.peers.ariadne_loaders.app:application"


def _command(dsn: str, port: int, pool_size: int) -> Command:
    argv = (sys.executable, "-m", "uvicorn", "--factory", _APPLICATION, "--host", "127.0.0.1", "--port", str(port))
    options = ("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning")
    environment = {"DATABASE_URL": dsn, "POOL_SIZE": str(pool_size)}
    return Command((*argv, *options), environment, Path(__file__).parents[3])


ARIADNE = Peer("Ariadne with DataLoaders", _command, body, ids)
