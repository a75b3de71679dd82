"""Who may not see something is told of it by no door: no word, no id, no number, by no question, at no instant."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx2
import pytest

from db.scope import Scope
from tests.conftest import Databases
from tests.keys import bearer
from tests.live import serving
from tests.visibility.asking import Asker, Told
from tests.visibility.doors import DOORS, PASSING_DOORS, doors_of_the_code
from tests.visibility.values import Values, values_of
from tests.visibility.world import World, made_world

UNLIMITED = {
    "anonymous_read": True,
    "max_cost": 10_000_000,
    "max_fields": 10_000,
    "max_depth": 100,
    "max_tokens": 100_000,
    "max_aliases": 10_000,
    "key_cost_per_minute": 0,
    "address_cost_per_minute": 0,
    "feed_address_cost_per_minute": 0,
    "webhook_workers": 0,
    "log_level": "error",
}
LESSER = (None, Scope.READ, Scope.SYNC)
WRITES = ("mutation ", "POST /v1/a", "POST /v1/b", "POST /v1/c", "POST /v1/e", "POST /v1/m", "POST /v1/q", "POST /v1/r")
WRITES = (*WRITES, "PATCH /v1/a", "PUT /v1/a")


@pytest.fixture(scope="module")
async def world(databases: Databases, template: str) -> AsyncIterator[World]:
    async with made_world(databases, template) as made:
        yield made


@asynccontextmanager
async def asking(world: World, dsn: str, scope: Scope | None, values: Values) -> AsyncIterator[Asker]:
    headers = {"accept-encoding": "identity", **(bearer(world.keys[scope]) if scope else {})}
    async with (
        serving(dsn, **UNLIMITED) as address,
        httpx2.AsyncClient(base_url=f"http://{address}", headers={**headers, "host": "isnad.test"}, timeout=30) as client,
    ):
        yield Asker(client, dsn, scope, values)


async def everything_told(asker: Asker, name: str) -> Mapping[str, Told]:
    """Return all answers of a door by what was asked."""
    return {told.asked: told async for told in DOORS[name](asker)}


def test_every_door_of_the_code_has_a_line_and_every_line_a_door() -> None:
    assert doors_of_the_code() == set(DOORS)


@pytest.mark.slow
@pytest.mark.parametrize("scope", LESSER)
async def test_what_was_never_published_changes_no_answer_of_any_door(world: World, scope: Scope | None) -> None:
    values = await values_of(world, world.drafted)
    different = []
    async with asking(world, world.public, scope, values) as without, asking(world, world.drafted, scope, values) as to:
        for name in DOORS:
            if name in PASSING_DOORS:
                continue
            expected, found = await everything_told(without, name), await everything_told(to, name)
            assert list(expected) == list(found), name
            different += [(name, asked, found[asked], told) for asked, told in expected.items() if found[asked].lasting != told.lasting]
    print(len(different)); open(f"/tmp/diff{scope}.txt","w").write("\n\n".join(f"{n}\n{a}\nFOUND {f.lasting}\nEXPECTED {t.lasting}" for n,a,f,t in different))
    assert [each[:2] for each in different] == []
