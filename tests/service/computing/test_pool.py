"""Processes that compute: killed when nobody waits, when it takes too long and at the end; and as right as this process is."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml

from editorial.align.corrected_spans import Known, Words
from editorial.bundle.check import BundleRefused, Checked
from editorial.job import CheckBundle, FindAgain, Job
from editorial.model.effort import EffortSpent
from service.computing.pool import LITTLE, SMALL, ComputingPool, open_computing
from service.errors.computing import CallerGone, ComputingStopped, ComputingTooLong, TooBusy
from tests.service.computing.jobs import Ending, Endless, Environment, Long, Where
from tests.service.computing.waiting import until
from tests.support.data.articles import BODY, noise

SEED = Path(__file__).parents[3] / "seeds" / "belarus-potash-sanctions"


@pytest.fixture
async def pool() -> AsyncIterator[ComputingPool]:
    async with open_computing(processes=1, waiting=2, timeout_s=60) as opened:
        yield opened


async def asked(pool: ComputingPool, job: Job[Any], *, caller: str = "desk", gone: asyncio.Event | None = None) -> Any:
    return await pool.compute(job, caller=caller, gone=gone or asyncio.Event())


def is_there(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


async def begun(pool: ComputingPool, folder: Path, gone: asyncio.Event, caller: str = "desk") -> asyncio.Task[Any]:
    """Begin a job that is never done, and wait until a process is at it."""
    file = folder / "begun"
    task = asyncio.create_task(asked(pool, Endless(file), gone=gone, caller=caller))
    await until(file.exists)
    return task


async def test_no_process_is_started_before_one_is_needed_and_the_same_computes_again(pool: ComputingPool) -> None:
    assert pool.pids == []
    first, second = await asked(pool, Where()), await asked(pool, Where())
    assert first == second != os.getpid()
    assert pool.pids == [first]


async def test_a_small_job_is_computed_here_unless_it_takes_more_than_a_little(pool: ComputingPool) -> None:
    assert await asked(pool, Where(LITTLE, size=SMALL)) == os.getpid()
    assert await asked(pool, Where(LITTLE + 1, size=SMALL)) != os.getpid()
    assert await asked(pool, Where(0, size=SMALL + 1)) != os.getpid()


async def test_a_process_knows_no_settings_and_imports_nothing_that_it_does_not_need(
    pool: ComputingPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret@nowhere/db")
    names, modules = await asked(pool, Environment())
    assert "DATABASE_URL" not in names
    assert not {"asyncpg", "starlette", "strawberry", "graphql", "db", "schema", "service.settings"} & set(modules)


async def test_a_caller_who_goes_away_has_the_process_killed_and_the_next_caller_is_served(
    pool: ComputingPool, tmp_path: Path
) -> None:
    gone = asyncio.Event()
    task = await begun(pool, tmp_path, gone)
    (pid,) = pool.pids
    gone.set()
    with pytest.raises(CallerGone):
        await task
    await until(lambda: not is_there(pid))
    assert await asked(pool, Where()) not in (pid, os.getpid())


async def test_a_waiting_caller_who_goes_away_does_not_affect_the_others(pool: ComputingPool, tmp_path: Path) -> None:
    first, second = asyncio.Event(), asyncio.Event()
    running = await begun(pool, tmp_path, first)
    waiting = asyncio.create_task(asked(pool, Where(), gone=second))
    await asyncio.sleep(0)
    second.set()
    with pytest.raises(CallerGone):
        await waiting
    assert not running.done()
    first.set()
    with pytest.raises(CallerGone):
        await running


async def test_a_full_queue_refuses_more_and_a_single_caller_cannot_fill_it(
    pool: ComputingPool, tmp_path: Path
) -> None:
    gone = asyncio.Event()
    tasks = [await begun(pool, tmp_path, gone), asyncio.create_task(asked(pool, Where(), gone=gone))]
    await asyncio.sleep(0)
    with pytest.raises(TooBusy) as refused:
        await asked(pool, Where())
    assert refused.value.headers == ((b"retry-after", b"2"),)
    tasks.append(asyncio.create_task(asked(pool, Where(), caller="other", gone=gone)))
    await asyncio.sleep(0)
    with pytest.raises(TooBusy):
        await asked(pool, Where(), caller="third")
    gone.set()
    assert [type(each) for each in await asyncio.gather(*tasks, return_exceptions=True)] == [CallerGone] * 3
    assert await asked(pool, Where()) != os.getpid()


async def test_what_takes_too_long_is_killed(tmp_path: Path) -> None:
    async with open_computing(processes=1, waiting=1, timeout_s=1) as pool:
        task = asyncio.create_task(asked(pool, Endless(tmp_path / "begun")))
        await until(lambda: bool(pool.pids))
        (pid,) = pool.pids
        with pytest.raises(ComputingTooLong, match="1 s:"):
            await task
        assert (pool.pids, is_there(pid)) == ([], False)


async def test_a_process_that_ends_by_itself_is_reported_and_replaced(pool: ComputingPool) -> None:
    with pytest.raises(ComputingStopped, match="ended"):
        await asked(pool, Ending())
    assert await asked(pool, Where()) != os.getpid()


async def test_stopping_kills_what_is_under_way_and_refuses_what_comes(pool: ComputingPool, tmp_path: Path) -> None:
    tasks = [await begun(pool, tmp_path, asyncio.Event()), asyncio.create_task(asked(pool, Where()))]
    await asyncio.sleep(0)
    (pid,) = pool.pids
    pool.stop()
    ended = await asyncio.gather(*tasks, asked(pool, Where()), return_exceptions=True)
    assert [type(each) for each in ended] == [ComputingStopped] * 3
    await until(lambda: not is_there(pid))


async def test_a_process_ends_with_the_one_that_asks_it(pool: ComputingPool) -> None:
    pid = await asked(pool, Where())
    (child,) = pool._all
    assert child._process.stdin is not None
    child._process.stdin.close()  # as it closes when a process is killed
    await until(lambda: child._process.returncode is not None)
    assert not is_there(pid)


async def test_long_results_come_whole(pool: ComputingPool) -> None:
    assert await asked(pool, Long(5_000_000)) == "x" * 5_000_000


def padded(bundle: str) -> CheckBundle:
    """Return a bundle with so many blanks that it is computed in a process."""
    return CheckBundle(bundle + "\n" * (SMALL + 1), "a.yaml")


def seed() -> str:
    data = yaml.safe_load((SEED / "bundle.yaml").read_text("utf-8").replace("_at: ", "_at: !!str "))
    data["article"]["body"] = (SEED / data["article"].pop("body_file")).read_text("utf-8")
    return orjson.dumps(data, default=str).decode()


@pytest.mark.parametrize("make", [lambda: orjson.dumps(noise()).decode(), seed])
async def test_a_bundle_is_read_as_in_this_process(pool: ComputingPool, make: Callable[[], str]) -> None:
    job = padded(make())
    there, here = await asked(pool, job), job.run()
    assert isinstance(here, Checked)
    assert there == here
    assert pool.pids


async def test_errors_of_a_bundle_are_reported_as_in_this_process(pool: ComputingPool) -> None:
    wrong = noise()
    wrong["quotes"][0]["exact"] = "نحن نرفع العقوبة"
    wrong["entities"][0]["kind"] = "PERSONN"
    job = padded(orjson.dumps(wrong).decode())
    with pytest.raises(BundleRefused) as there:
        await asked(pool, job)
    with pytest.raises(BundleRefused) as here:
        job.run()
    assert (str(there.value), there.value.problems) == (str(here.value), here.value.problems)


async def test_spans_are_found_again_as_in_this_process(pool: ComputingPool) -> None:
    old = BODY * 200
    sure = Words(0, "قال", "", " جون")
    spans = [Known((0, 3), old[:3], 1.0, None), Known((4, 12), old[4:12], 0.6, sure), Known(None, "x", 1.0, sure)]
    job = FindAgain(old, "عاجل. " + old, spans, "ar", ["جون كويل"])
    assert await asked(pool, job) == job.run()


async def test_too_much_work_to_check_is_reported_across_processes(pool: ComputingPool) -> None:
    many = [Known(None, "x", 1.0, Words(0, "b" * 20, "", ""))] * 30_000
    with pytest.raises(EffortSpent, match="annotation sets"):
        await asked(pool, FindAgain("a" * 100_000, "a" * 200_000, many, "en", ()))
