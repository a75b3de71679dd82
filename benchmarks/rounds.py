"""Measuring in turn: A B C, A B C, …, so that what disturbs the machine for a while disturbs all of them."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Sample
from benchmarks.wrk import measure, warm_up


@dataclass(frozen=True, slots=True)
class Effort:
    """How long is measured: rounds, their seconds, and the seconds of warming up before the first."""

    rounds: int
    seconds: float
    warm_up_s: float


@dataclass(frozen=True, slots=True)
class Target:
    """What one server is sent: the name that its results get, its port, and a file of requests."""

    name: str
    port: int
    requests: Path


Results = Mapping[str, Sequence[Sample]]
"""The samples of each target, by its name, one a round."""

SizeResults = Mapping[str, Results]
"""The results of each case, by its name, for one size of the corpus."""


def measure_in_turn(title: str, targets: Sequence[Target], effort: Effort) -> Results:
    """Return the samples of all targets; raises LoadFailed as soon as one answers with an error."""
    results: dict[str, list[Sample]] = {target.name: [] for target in targets}
    for target in targets:
        warm_up(target.port, target.requests, effort.warm_up_s)
    for number in range(1, effort.rounds + 1):
        for target in targets:
            results[target.name].append(measure(target.port, target.requests, effort.seconds))
        so_far = ", ".join(f"{name} {samples[-1].requests_s:,.0f}/s" for name, samples in results.items())
        print(f"{title}, round {number}: {so_far}", file=sys.stderr, flush=True)
    return results
