"""Whether all servers answer the same: by the ids of the items, before anything is measured."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.case import Case
from benchmarks.peer import Variables
from benchmarks.server import Server

SAMPLE = 5


class Disagreement(Exception):
    """Two servers answered with different items; the message says to what."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A server, and the variables that it is asked with."""

    server: Server
    variables: Sequence[Variables]


def check_agreement(case: Case, asked: Sequence[Asked]) -> None:
    """Compare the answers of all servers to the first variables of a case.

    Raises Disagreement, ServerFailed, or what a peer raises for an answer that it cannot read.
    """
    expected = _ids(case, asked[0])
    for other in asked[1:]:
        found = _ids(case, other)
        for variables, ours, theirs in zip(case.variables, expected, found, strict=False):
            if ours != theirs:
                names = f"{asked[0].server.peer.name} and {other.server.peer.name}"
                raise Disagreement(
                    f"{names} answer {case.name} differently for {dict(variables)}:\n  {ours}\n  {theirs}"
                )


def _ids(case: Case, asked: Asked) -> list[tuple[str, ...]]:
    server = asked.server
    return [server.peer.ids(case.workload, server.ask(case.workload, given)) for given in asked.variables[:SAMPLE]]
