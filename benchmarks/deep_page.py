"""The 1 000th page for a server with cursors of its own: it is reached as a reader would, page after page."""

import orjson

from benchmarks.case import DEEP_PAGE, Case
from benchmarks.peer import Variables
from benchmarks.peers.postgraphile import POSTGRAPHILE
from benchmarks.server import Server
from benchmarks.variables import PAGES_BEFORE

_OWN_CURSORS = (POSTGRAPHILE.name,)


def variables_on(case: Case, server: Server) -> list[Variables]:
    """Return the variables of a case as a server takes them."""
    if case.name == DEEP_PAGE and server.peer.name in _OWN_CURSORS:
        return [_walked(case.workload, server)]
    return list(case.variables)


def _walked(workload: str, server: Server) -> Variables:
    variables: Variables = {}
    for _ in range(PAGES_BEFORE):
        info = orjson.loads(server.ask(workload, variables))["data"]["quotes"]["pageInfo"]
        variables = {"after": info["endCursor"]}
    return variables
