"""The service as a process: started, asked over a socket, ended by a signal, with the embedded database beside it."""

import asyncio
import json
import re
import signal
import socket
from pathlib import Path

import httpx2
import pytest

from tests.support.postgres.roles import as_owner
from tests.support.service.running import end, start, url_said

QUERY = "{ quotes { totalCount } }"


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_demo_serves_the_seed_article_and_a_signal_stops_it_and_its_database(
    number: signal.Signals, tmp_path: Path
) -> None:
    folder = tmp_path / "a folder"
    for is_first in (True, False):
        demo = await start("demo", ISNAD_DATA_DIR=str(folder))
        url = await url_said(demo.stdout)
        async with httpx2.AsyncClient(base_url=url) as client:
            answer = (await client.post("/graphql", json={"query": QUERY})).json()
            assert answer["data"]["quotes"]["totalCount"] > 10
            assert (await client.get("/readyz")).json()["status"] == "ready"
        said, _ = await end(demo, number)
        assert demo.returncode == 0
        assert "isnad_" not in said
        assert "curl" in said.strip().splitlines()[-1]
        assert (folder / "pgdata" / "postmaster.pid").exists() is False
        assert is_first or "migrated" not in said


@pytest.mark.slow
async def test_the_query_that_demo_prints_last_runs_as_it_stands(tmp_path: Path) -> None:
    demo = await start("demo", ISNAD_DATA_DIR=str(tmp_path / "data"))
    command = await command_said(demo)
    asked = await asyncio.create_subprocess_shell(command, stdout=asyncio.subprocess.PIPE)
    answered, _ = await asked.communicate()
    await end(demo)
    assert len(json.loads(answered)["data"]["quotes"]["nodes"]) == 3


@pytest.mark.slow
@pytest.mark.parametrize("limit", [None, "5000"], ids=["by itself", "where the caller sets a limit"])
async def test_demo_limits_nobody_unless_a_setting_says_so_and_points_out_that_serve_does(
    limit: str | None, seeded_dsn: str
) -> None:
    demo = await start("demo", DATABASE_URL=as_owner(seeded_dsn), ISNAD_ADDRESS_COST_PER_MINUTE=limit)
    said: list[str] = []
    await command_said(demo, said)
    url = next(found[1] for line in said if (found := re.search(r"answers at (\S+)/graphql", line)))
    async with httpx2.AsyncClient(base_url=url) as client:
        answer = await client.get("/v1/quotes")
    await end(demo)
    assert ("ratelimit" in answer.headers) is (limit is not None)
    assert any("`isnad serve` limits" in line for line in said) is (limit is None)


async def command_said(demo: asyncio.subprocess.Process, said: list[str] | None = None) -> str:
    """Return the command that demo prints last; ``said`` gets every line up to it."""
    assert demo.stdout is not None
    said = said if said is not None else []
    async with asyncio.timeout(60):
        while not (said and "curl" in said[-1]):
            line = (await demo.stdout.readline()).decode()
            assert line, said
            said.append(line)
    return said[-1]


async def test_each_line_of_the_log_is_json_with_the_id_of_its_request(seeded_dsn: str) -> None:
    served = await start("serve", DATABASE_URL=seeded_dsn)
    url = await url_said(served.stderr)
    async with httpx2.AsyncClient(base_url=url) as client:
        answer = await client.post("/graphql", json={"query": QUERY}, headers={"x-request-id": "told-by-me"})
    assert answer.headers["x-request-id"] == "told-by-me"
    _, log = await end(served)
    lines = [json.loads(line) for line in log.splitlines()]
    assert all({"event", "level", "timestamp", "logger"} <= line.keys() for line in lines)
    asked = [line for line in lines if line.get("request_id") == "told-by-me"]
    assert [(line["path"], line["status"]) for line in asked] == [("/graphql", 200)]


async def test_a_port_in_use_is_reported_before_anything_is_started(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        demo = await start("demo", ISNAD_PORT=port, ISNAD_DATA_DIR=str(tmp_path / "data"))
        _, said = await demo.communicate()
    assert demo.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in said.decode()
    assert "ISNAD_PORT" in said.decode()
    assert not (tmp_path / "data").exists()


async def test_unusable_stored_documents_are_reported_before_anything_is_started(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"a": "{ nothing }", "b": "{"}')
    served = await start("serve", ISNAD_STORED_DOCUMENTS=str(manifest), ISNAD_DATA_DIR=str(tmp_path / "data"))
    _, said = await served.communicate()
    assert served.returncode == 2
    assert "a: DOCUMENT_INVALID" in said.decode()
    assert "b: SYNTAX_ERROR" in said.decode()
    assert not (tmp_path / "data").exists()
