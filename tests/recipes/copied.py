"""A copy of the house in which a test writes what a recipe says, and programs that run in it."""

import asyncio
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.house.house import FLOORS, ROOT


def copy_house(folder: Path) -> None:
    """Copy all packages into a folder."""
    for floor in FLOORS:
        shutil.copytree(ROOT / floor, folder / floor, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))


def edit(folder: Path, edits: Mapping[str, tuple[str, str]]) -> None:
    """Write in files of a copy: of each, what stands there once, and what is to stand in its place."""
    for name, (before, after) in edits.items():
        path = folder / name
        text = path.read_text("utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {name}"
        path.write_text(text.replace(before, after), "utf-8")


async def run_in(folder: Path, program: str, *arguments: str) -> bytes:
    """Return what a program of the tests prints that runs on the packages of a copy."""
    ran = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        program,
        *arguments,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))},
        cwd=folder,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await ran.communicate()
    assert ran.returncode == 0, err.decode()
    return out
