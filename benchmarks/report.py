"""The results as Markdown: tables for each size of the corpus, and the one line that sums them up. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.case import ARTICLE_PAGE, DEEP_PAGE, FIRST_PAGE, HOT, REVALIDATED
from benchmarks.figures import Sample, Spread, median_ms, p99_ms, ratio, requests_s, spread
from benchmarks.loading import Loading, line
from benchmarks.memory import Memory
from benchmarks.peers.ceiling import CEILING
from benchmarks.peers.isnad import ISNAD
from benchmarks.peers.postgraphile import POSTGRAPHILE
from benchmarks.rounds import SizeResults

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_LABELS = {POSTGRAPHILE.name: "PostGraphile"}
_ALONE = (HOT, REVALIDATED)
"""Cases that no other server has."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a run has found: results by the number of articles, in ascending order, and what was asked once."""

    sizes: Mapping[int, SizeResults]
    machine: str
    memory: Memory | None = None
    startup_s: float | None = None
    loading: Loading | None = None


class MarkersMissing(Exception):
    """A page has no place for the results."""


def markdown(report: Report) -> str:
    """Return the whole report."""
    parts = [f"Measured {report.machine}."]
    for articles, results in report.sizes.items():
        parts += [f"### {_grouped(articles)} articles", *_tables(results)]
    parts.append("\n".join(f"- {line}" for line in _findings(report)))
    return "\n\n".join(parts) + "\n"


def summary(report: Report) -> str:
    """Return the article page in one line, on the largest corpus."""
    page = list(report.sizes.values())[-1][ARTICLE_PAGE]
    ours = page[ISNAD.name]
    times = ratio(ours, page[POSTGRAPHILE.name], requests_s).median
    share = ratio(ours, page[CEILING.name], requests_s).median
    return f"article page: {times:.2f}× PostGraphile, {share:.2f} of the ceiling"


def placed(page: str, generated: str) -> str:
    """Return a page with what is between its markers replaced; raises MarkersMissing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise MarkersMissing(f"the page has no {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{generated}\n{END}{after}"


def label(name: str) -> str:
    """Return how a server is called in tables and pictures."""
    return _LABELS.get(name, name)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, its first column to the left and the others to the right."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _tables(results: SizeResults) -> list[str]:
    names = list(results[ARTICLE_PAGE])
    others = [name for name in names if name != ISNAD.name]
    head = [label(name) for name in names]
    return [
        "Requests a second: the median of the rounds (lowest–highest).",
        table(["", *head], ([case, *(_rate(found.get(name)) for name in names)] for case, found in results.items())),
        "Milliseconds: half of the requests (the median of the rounds, lowest–highest), 99 of 100 of them.",
        table(["", *head], ([case, *(_latency(found.get(name)) for name in names)] for case, found in results.items())),
        "Isnad's requests a second as a multiple of the others', round by round: median (lowest–highest).",
        table(
            ["Isnad to …", *(label(name) for name in others)],
            (
                [case, *(_times(found[ISNAD.name], found.get(name)) for name in others)]
                for case, found in results.items()
                if case not in _ALONE
            ),
        ),
    ]


def _findings(report: Report) -> list[str]:
    found = []
    for articles, results in report.sizes.items():
        if DEEP_PAGE in results:
            found.append(
                f"Latency of page 1 000 of all quotes as a multiple of page 1's, {_grouped(articles)} articles:"
                f" {_deep(results)}."
            )
    sizes = list(report.sizes)
    for smaller, larger in zip(sizes, sizes[1:], strict=False):
        found.append(_growth(report, smaller, larger))
    if report.memory is not None:
        kept = report.memory
        found.append(
            f"Memory of a worker under the article page's load: {kept.warm_mb:.0f} MB warm, {kept.last_mb:.0f} MB after"
            f" {kept.seconds / 60:g} minutes, {kept.highest_mb:.0f} MB at most."
        )
    if report.startup_s is not None:
        found.append(f"A worker answers {report.startup_s:.2f} s after its process was started.")
    if report.loading is not None:
        found.append(line(report.loading))
    return found


def _deep(results: SizeResults) -> str:
    deep, first = results[DEEP_PAGE], results[FIRST_PAGE]
    return ", ".join(f"{label(name)} {_short(ratio(deep[name], first[name], median_ms))}" for name in deep)


def _growth(report: Report, smaller: int, larger: int) -> str:
    before, after = report.sizes[smaller], report.sizes[larger]
    times = ", ".join(
        f"{case} {_short(ratio(after[case][ISNAD.name], before[case][ISNAD.name], median_ms))}"
        for case in before
        if case in after
    )
    return f"Isnad's latency with {_grouped(larger)} articles as a multiple of that with {_grouped(smaller)}: {times}."


def _rate(samples: Sequence[Sample] | None) -> str:
    return "–" if samples is None else _ranged(spread(samples, requests_s), 0)


def _latency(samples: Sequence[Sample] | None) -> str:
    if samples is None:
        return "–"
    return f"{_ranged(spread(samples, median_ms), 1)}, {_number(spread(samples, p99_ms).median, 1)}"


def _times(ours: Sequence[Sample], theirs: Sequence[Sample] | None) -> str:
    return "–" if theirs is None else _ranged(ratio(ours, theirs, requests_s), 2)


def _ranged(found: Spread, digits: int) -> str:
    return f"{_number(found.median, digits)} ({_number(found.lowest, digits)}–{_number(found.highest, digits)})"


def _short(found: Spread) -> str:
    return _number(found.median, 2)


def _number(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}".replace(",", " ")


def _grouped(value: int) -> str:
    return _number(value, 0)
