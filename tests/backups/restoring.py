"""Dumping and restoring as docs/operations.md says it, and what a database holds, to be compared."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import asyncpg

from tests.support.service.running import ENVIRONMENT

PAGE = Path(__file__).parents[2] / "docs" / "operations.md"
DEFINITIONS = Path(__file__).parent / "definitions.sql"
TABLES = """
    select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' order by 1
"""


def blocks(heading: str) -> tuple[str, ...]:
    """Return the blocks of commands and of configuration under a heading of the page, in their order."""
    section = PAGE.read_text("utf-8").partition(f"\n{heading}\n")[2]
    return tuple(re.findall(r"```(?:sh)?\n(.*?)```", re.split(r"\n#+ ", section)[0], re.DOTALL))


def carried_out(script: str, folder: Path, programs: Path, environment: Mapping[str, str]) -> str:
    """Run commands in a folder, with the programs of one PostgreSQL; return what they print. One that fails fails the test."""
    path = os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={**ENVIRONMENT, "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


async def definitions_of(dsn: str) -> dict[str, str]:
    """Return what every object of a database is, by what it is called."""
    connection = await asyncpg.connect(dsn, server_settings={"search_path": ""})
    try:
        found = await connection.fetch(DEFINITIONS.read_text("utf-8"))
        return {row["what"]: row["definition"] for row in found}
    finally:
        await connection.close()


async def rows_of(dsn: str) -> dict[str, str]:
    """Return a hash over the rows of every table."""
    connection = await asyncpg.connect(dsn, server_settings={"timezone": "UTC"})
    try:
        return {
            table: await connection.fetchval(
                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text collate \"C\")), '') from "
                + table
                + " t"
            )
            for (table,) in await connection.fetch(TABLES)
        }
    finally:
        await connection.close()
