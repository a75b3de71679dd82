"""One run of the benchmarks: for each size of the corpus the servers are started, compared, and measured in turn."""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from benchmarks.agreement import Asked, check_agreement
from benchmarks.case import ARTICLE_PAGE, HOT, QUICK, REVALIDATED, WORKLOADS, Case
from benchmarks.corpora import corpus_database
from benchmarks.deep_page import variables_on
from benchmarks.http_message import posted, query_of, revalidated, write_requests
from benchmarks.peer import Peer
from benchmarks.peers.ariadne_loaders import ARIADNE
from benchmarks.peers.ceiling import CEILING
from benchmarks.peers.isnad import ISNAD, ISNAD_HOT
from benchmarks.peers.postgraphile import POSTGRAPHILE
from benchmarks.peers.strawberry_loaders import STRAWBERRY
from benchmarks.rounds import Effort, Results, SizeResults, Target, measure_in_turn
from benchmarks.server import Server, running
from benchmarks.variables import choose_cases

PEERS = (ISNAD, POSTGRAPHILE, STRAWBERRY, ARIADNE, CEILING)
QUICK_PEERS = (ISNAD, POSTGRAPHILE, CEILING)
"""The peers that a quick run measures beyond the article page."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: ``effort`` on the article page, ``rest`` on everything else."""

    sizes: Sequence[int]
    is_quick: bool
    effort: Effort
    rest: Effort


def measure_size(server: str, articles: int, plan: Plan, folder: Path) -> SizeResults:
    """Return the results for one size of the corpus; files of requests and logs go to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    dsn = corpus_database(server, articles)
    cases = asyncio.run(choose_cases(dsn, QUICK if plan.is_quick else tuple(WORKLOADS)))
    results: dict[str, Results] = {}
    with _all_running(dsn, folder) as servers:
        for case in cases:
            title, effort = f"{articles:,} articles, {case.name}", _effort(case.name, plan)
            results[case.name] = _measure(title, case, _taking_part(case, plan, servers), effort, folder)
    with running(ISNAD_HOT, dsn, folder / "hot.log") as hot:
        results |= _measure_hot(f"{articles:,} articles", cases[0], hot, plan.rest, folder)
    return results


@contextlib.contextmanager
def _all_running(dsn: str, folder: Path) -> Iterator[list[Server]]:
    """Start the peers, one after another; those whose turn it is not are idle."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(running(peer, dsn, folder / f"{_slug(peer)}.log")) for peer in PEERS]


def _effort(name: str, plan: Plan) -> Effort:
    return plan.effort if name == ARTICLE_PAGE else plan.rest


def _taking_part(case: Case, plan: Plan, servers: Sequence[Server]) -> list[Server]:
    if not plan.is_quick or case.name == ARTICLE_PAGE:
        return list(servers)
    return [server for server in servers if server.peer in QUICK_PEERS]


def _measure(title: str, case: Case, servers: Sequence[Server], effort: Effort, folder: Path) -> Results:
    asked = [Asked(server, variables_on(case, server)) for server in servers]
    check_agreement(case, asked)
    targets = []
    for one in asked:
        peer = one.server.peer
        file = folder / f"{_slug(peer)}.requests"
        write_requests(file, (posted(peer, case.workload, variables) for variables in one.variables))
        targets.append(Target(peer.name, one.server.port, file))
    return measure_in_turn(title, targets, effort)


def _measure_hot(title: str, page: Case, server: Server, effort: Effort, folder: Path) -> SizeResults:
    """Return what it costs to answer the same article page again, whole or as not modified."""
    variables, (whole, not_modified) = page.variables[0], (folder / "hot.requests", folder / "not_modified.requests")
    write_requests(whole, [posted(server.peer, page.workload, variables)])
    query = query_of(page.workload, orjson.dumps(dict(variables)).decode())
    headers, _ = server.fetch("GET", f"{server.peer.path}?{query}")
    write_requests(not_modified, [revalidated(server.peer, query, headers["etag"])])
    return {
        name: measure_in_turn(f"{title}, {name}", [Target(ISNAD.name, server.port, file)], effort)
        for name, file in ((HOT, whole), (REVALIDATED, not_modified))
    }


def _slug(peer: Peer) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in peer.name.lower())
