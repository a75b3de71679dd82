"""This service, as a deployment runs it: ``isnad serve``, one process."""

import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.documents import body, ids
from benchmarks.peer import Command, Peer

_FOLDER = Path(__file__).parents[2]


def _command(dsn: str, port: int, pool_size: int) -> Command:
    environment = {
        "DATABASE_URL": dsn,
        "ISNAD_PORT": str(port),
        "ISNAD_WORKERS": "1",
        "ISNAD_POOL_MIN": str(pool_size),
        "ISNAD_POOL_MAX": str(pool_size),
        "ISNAD_ANONYMOUS_READ": "true",
        "ISNAD_ADDRESS_COST_PER_MINUTE": "0",  # all that is asked comes from one address
        "ISNAD_LOG_LEVEL": "warning",  # the others write no access log either
    }
    return Command((sys.executable, "-m", "service", "serve"), environment, _FOLDER)


def _without_hot_answers(dsn: str, port: int, pool_size: int) -> Command:
    """Return the command with which every answer is read from PostgreSQL."""
    command = _command(dsn, port, pool_size)
    return replace(command, environment={**command.environment, "ISNAD_HOT_ANSWERS_MB": "0"})


ISNAD = Peer("Isnad", _without_hot_answers, body, ids)
ISNAD_HOT = Peer("Isnad, hot answers kept", _command, body, ids)
