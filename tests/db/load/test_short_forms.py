"""The short form of a bundle, loaded over its long form, changes nothing."""

from pathlib import Path

import asyncpg

from db.load.store import load_reading
from editorial.bundle.check import check_bundle
from editorial.format.form import Form, rewritten

SEED = Path(__file__).parents[3] / "seeds" / "belarus-potash-sanctions"


def beside(name: str) -> str:
    """Return a file beside the seed."""
    return (SEED / name).read_text("utf-8")


async def test_the_short_seed_over_the_long_one_is_unchanged(connection: asyncpg.Connection) -> None:
    text = (SEED / "bundle.yaml").read_text("utf-8")
    long, short = (
        check_bundle(each, file="seed", read_text=beside) for each in (rewritten(text, Form.LONG), text)
    )  # fmt: skip
    assert (await load_reading(connection, long.reading, long.sha256)).outcome == "CREATE"
    report = await load_reading(connection, short.reading, short.sha256)
    assert report.outcome == "UNCHANGED"
    assert len(report.items) == 130
