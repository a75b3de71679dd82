"""Figures from samples: medians with their ranges, and ratios taken round by round. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Sample:
    """What one server did in one round: requests a second, and latency in milliseconds."""

    requests_s: float
    median_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of several rounds, and how far they lie apart."""

    median: float
    lowest: float
    highest: float


Measure = Callable[[Sample], float]


def requests_s(sample: Sample) -> float:
    """Return the requests a second of a sample."""
    return sample.requests_s


def median_ms(sample: Sample) -> float:
    """Return the median latency of a sample."""
    return sample.median_ms


def p99_ms(sample: Sample) -> float:
    """Return the latency that 99 of 100 requests of a sample kept."""
    return sample.p99_ms


def spread(samples: Sequence[Sample], measure: Measure) -> Spread:
    """Return the median, lowest and highest of a measure over the rounds."""
    values = [measure(sample) for sample in samples]
    return Spread(median(values), min(values), max(values))


def ratio(ours: Sequence[Sample], theirs: Sequence[Sample], measure: Measure) -> Spread:
    """Return how many times theirs ours is, round by round.

    Servers take turns, so that the two samples of a round saw the same machine; medians of all rounds may not have.
    """
    values = [measure(a) / measure(b) for a, b in zip(ours, theirs, strict=True)]
    return Spread(median(values), min(values), max(values))
