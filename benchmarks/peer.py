"""What a peer is: a server that answers the workloads from the same tables, started and asked in the same way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

WORKLOADS = Path(__file__).parent / "workloads"

Variables = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Command:
    """How to start a server: it listens on 127.0.0.1 until SIGTERM."""

    argv: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path


@dataclass(frozen=True, slots=True)
class Peer:
    """A server to measure.

    ``command`` takes the database's address, the port and the number of connections that its pool may have. ``body`` gives
    the bytes to POST to ``path`` for a workload (the name of a file of ``workloads/`` without its ending) with variables of
    that file's names. ``ids`` gives the ids of the items in an answer (the ``nodes`` of the outermost lists), in order: by
    these the answers of peers are compared before anything is measured. Where ``path`` has ``{workload}`` in it, the
    workload's name stands there.
    """

    name: str
    command: Callable[[str, int, int], Command]
    body: Callable[[str, Variables], bytes]
    ids: Callable[[str, bytes], tuple[str, ...]]
    path: str = "/graphql"
