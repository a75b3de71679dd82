"""Stress of the feed: 8 write anything, 4 mirrors are killed at any instant and begun again; every one ends as the server is.

python -m benchmarks.feed_stress --minutes 3
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

import asyncpg

from db.migrations.runner import migrate
from db.postgres.embedded import embedded_database
from tests.conftest import named
from tests.service.mirror.stressing import Load, Outcome, stress


async def run(server: str, folder: Path, load: Load) -> Outcome:
    """Make the databases, and let it begin."""
    wire = await asyncpg.connect(server)
    for name in ("stressed", "copy_a", "copy_b"):
        await wire.execute(f"create database {name} template template0 encoding 'UTF8'")
    await wire.close()
    await migrate(named(server, "stressed"))
    return await stress(named(server, "stressed"), folder, [named(server, "copy_a"), named(server, "copy_b")], load)


def main() -> None:
    """Print what was done, and end with 1 where a mirror was wrong at any time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--readers", type=int, default=4)
    asked = parser.parse_args()
    load = Load(asked.minutes * 60, asked.writers, asked.readers)
    with (
        tempfile.TemporaryDirectory(prefix="isnad-stress-") as folder,
        embedded_database(Path(folder) / "data") as server,
    ):
        outcome = asyncio.run(run(server.dsn(), Path(folder), load))
    for what, count in outcome.steps.most_common():
        print(f"{count:6} {what}")
    print(f"{outcome.kills:6} times a mirror was killed; items in each at the end: {outcome.items}")
    for each in outcome.wrong[:10]:
        print(f"WRONG {each}")
    raise SystemExit(1 if outcome.wrong else 0)


if __name__ == "__main__":
    main()
