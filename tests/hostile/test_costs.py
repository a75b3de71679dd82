"""Costs are what requests cost: for every field and argument, time lies within an order of magnitude of what is reckoned."""

import statistics
import time
from dataclasses import dataclass

import pytest
from graphql import get_named_type, is_input_object_type

from db.postgres.pool import Pool, open_pool
from db.read.compile import Compiled
from db.sql.visibility import Visibility
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader
from tests.hostile.conftest import LongArticles
from tests.hostile.input.cost_probes import Probe, probes
from tests.hostile.input.long_articles import Known

OF_ANY_REQUEST = 500
"""What any statement may cost beside what is reckoned, so that those that read next to nothing are not judged by noise."""

MOST = 10
"""An order of magnitude."""

TRIES = 3
"""So often what seems to be dear is measured again."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How long a probe took at best, in seconds, and what was reckoned for it."""

    probe: Probe
    seconds: float
    cost: int

    @property
    def rate(self) -> float:
        """Return the seconds for each unit of cost."""
        return self.seconds / self.cost

    def times(self, usual: float) -> float:
        """Return how many times as long as usual it takes for what it may cost."""
        return self.seconds / (self.cost + OF_ANY_REQUEST) / usual


async def measured(pool: Pool, probe: Probe, *, runs: int) -> Measured:
    """Run a probe some times, and return the best of them."""
    request = RequestReader(core_schema(), Limits(cost=10**9, depth=50)).read(
        probe.document, None, {}, Visibility.PUBLISHED
    )
    compiled = request.prepared.compiled
    assert compiled is not None, probe
    values = compiled.statement.bind(request.variables)
    return Measured(probe, min([await timed(pool, compiled, values) for _ in range(runs)]), request.prepared.cost)


async def timed(pool: Pool, compiled: Compiled, values: list[object]) -> float:
    """Return how many seconds a statement takes."""
    async with pool.acquire(wait_s=5) as connection:
        began = time.perf_counter()
        await connection.fetch_row(compiled.statement.text, values)
        return time.perf_counter() - began


def usual_of(found: list[Measured]) -> float:
    """Return how many seconds most probes take for each unit of their cost."""
    return statistics.median(each.rate for each in found)


@pytest.mark.slow
async def test_no_field_or_argument_takes_ten_times_as_long_for_its_cost_as_most_do(
    long_articles: LongArticles,
) -> None:
    pool = await open_pool(long_articles.dsn, smallest=1, largest=1, statement_timeout_ms=60_000)
    asked = list(probes(core_schema(), long_articles.known))
    try:
        found = [await measured(pool, probe, runs=3) for probe in asked]
        usual = usual_of(found)
        for _ in range(TRIES):  # the machine may have had other things to do
            dear = [each.probe for each in found if each.times(usual) > MOST]
            found = [await measured(pool, each, runs=9) for each in dear]
            usual = max(usual, usual_of([await measured(pool, probe, runs=3) for probe in asked[:: len(asked) // 50]]))
    finally:
        await pool.close()
    told = [
        f"{each.probe.field}: {each.seconds * 1000:.1f} ms for {each.cost}, {each.times(usual):.0f} times the usual"
        for each in found
        if each.times(usual) > MOST
    ]
    assert not told, told


def test_every_field_and_argument_that_can_be_read_is_among_the_probes() -> None:
    schema, known = core_schema(), Known("a", "e", ("a",))
    shown = [probe.field for probe in probes(schema, known)]
    fields = {each.partition("(")[0] for each in shown}
    types = {field.partition(".")[0] for field in fields}
    assert {"Article", "Highlight", "Disagreement", "QuoteFacets", "Claim", "Event", "ChangeConnection"} <= types
    for name in sorted(types):
        for field, definition in getattr(schema.get_type(name), "fields", {}).items():
            assert f"{name}.{field}" in fields
            for argument, value in definition.args.items():
                kind = get_named_type(value.type)
                inner = [f": {{ {each}:" for each in kind.fields] if is_input_object_type(kind) else [":"]
                for each in inner if argument not in ("first", "after", "before") else ():
                    assert any(one.startswith(f"{name}.{field}({argument}{each}") for one in shown), (name, field, each)
