"""Redacting: the same by every door."""

import asyncio
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from service.cli.cli import run
from tests.conftest import Databases
from tests.db.redaction.test_redact import LATIN, SECRET, corrected
from tests.support.data.articles import BODY, load, noise
from tests.support.operation.doors import Doors

GROUND = "Law on privacy, article 17"


@pytest.fixture
async def stored(databases: Databases, database: str) -> str:
    """A database with an article that has the words, to which nobody is connected."""
    connection = await asyncpg.connect(database)
    await corrected(connection)
    await connection.close()
    return database


async def test_words_are_taken_out_of_an_article(databases: Databases, stored: str, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text(f"{SECRET}\nnever said\n")
    done = await Doors(databases, stored).go(
        "redact",
        ["redact", "--article", "noise", "--words-from", str(words), "--ground", GROUND, "--note", "court 7"],
        article="noise",
        words=[SECRET, "never said"],
        ground=GROUND,
        note="court 7",
    )
    assert done.values["article"]["version"] == 3
    assert [each["ground"] for each in done.values["article"]["redactions"]] == [GROUND]
    assert {"table": "revision", "rows": 2} in done.values["places"]
    assert (done.values["articles"], done.values["position"]) == (1, "NOW")
    assert not any(SECRET in row for row in done.state)


async def test_a_dry_run_says_where_the_words_are(databases: Databases, stored: str) -> None:
    done = await Doors(databases, stored).go(
        "redact",
        ["redact", "--words", SECRET, "--ground", GROUND, "--dry-run"],
        words=[SECRET],
        ground=GROUND,
        dryRun=True,
    )
    assert done.values["entities"] == 2
    assert done.values["position"] is None
    assert any(SECRET in row for row in done.state)


async def test_other_traces_of_a_person_are_reported_and_removed_too(
    databases: Databases, stored: str, tmp_path: Path
) -> None:
    connection = await asyncpg.connect(stored)
    data = noise(slug="other", body=f"{BODY} Zacharias-Hurryman.")
    data["entities"][0] |= {"key": "hurried", "wikidata": "Q7", "same_as": ["https://x.test/zh"]}
    data["entities"][0]["names"] = [{"text": LATIN, "language": "en"}, {"text": "Zed", "language": "en"}]
    for part in ("quotes", "claims", "events"):
        data[part] = []
    await load(connection, data)
    await connection.close()
    words = tmp_path / "words.txt"
    words.write_text(LATIN)
    command = ["redact", "--article", "other", "--words-from", str(words), "--ground", GROUND]
    given: dict[str, Any] = {"article": "other", "words": [LATIN], "ground": GROUND}
    dry = await Doors(databases, stored).go("redact", [*command, "--dry-run"], **given, dryRun=True)
    within = [each for each in dry.values["traces"] if not each["elsewhere"]]
    assert [(each["kind"], each["table"], each["taken"]) for each in within] == [
        ("ID", "entity", False),
        ("LINK", "entity", False),
        ("ID", "given", False),
        ("LINK", "given", False),
        ("SPELLING", "revision", False),
    ]
    assert len(dry.values["traces"]) > len(within)
    done = await Doors(databases, stored).go("redact", [*command, "--take-along"], **given, takeAlong=True)
    assert done.values["traces"] == [{**each, "taken": True} for each in within]
    assert done.values["article"]["redactions"][0]["beyondReach"][0] == "FOLLOWERS"
    assert not any("Q7" in row or "x.test/zh" in row or "Zacharias-Hurryman" in row for row in done.state)


async def test_the_report_shows_what_nobody_sees(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = await asyncpg.connect(database)
    await load(connection, noise(body=f"{BODY} Zacharias\u200b-\nHurryman."))
    await connection.close()
    monkeypatch.setenv("DATABASE_URL", database)
    command = ["redact", "--article", "noise", "--words", LATIN, "--ground", GROUND, "--dry-run"]
    assert await asyncio.to_thread(run, command) == 0
    assert "  SPELLING  revision  1  stays  Zacharias\\u200b-\\nHurryman\n" in capsys.readouterr().out


async def test_a_span_and_a_version_are_given_by_every_door(databases: Databases, stored: str) -> None:
    command = ["redact", "--article", "noise", "--start", "0", "--end", "7", "--ground", GROUND]
    done = await Doors(databases, stored).go(
        "redact",
        [*command, "--expected-version", "2"],
        article="noise",
        span={"start": 0, "end": 7},
        ground=GROUND,
        expectedVersion=2,
    )
    assert any('"███████ كويل: ' in row for row in done.state if row.startswith("revision "))
    refused = await Doors(databases, stored).go(
        "redact",
        [*command, "--expected-version", "1"],
        article="noise",
        span={"start": 0, "end": 7},
        ground=GROUND,
        expectedVersion=1,
    )
    assert refused.codes == ["VERSION_CONFLICT"]


async def test_all_errors_are_reported_at_once(databases: Databases, stored: str) -> None:
    done = await Doors(databases, stored).go(
        "redact",
        ["redact", "--article", "none", "--words", "a", "--ground", " "],
        article="none",
        words=["a"],
        ground=" ",
    )
    assert [(path, code) for path, code, _ in done.errors] == [
        (("article",), "UNKNOWN_OBJECT"),
        (("words", "0"), "INVALID_VALUE"),
        (("ground",), "INVALID_VALUE"),
    ]


async def test_words_that_are_nowhere_and_a_ground_that_repeats_them_are_refused(
    databases: Databases, stored: str
) -> None:
    doors = Doors(databases, stored)
    nowhere = await doors.go(
        "redact", ["redact", "--words", "never said", "--ground", GROUND], words=["never said"], ground=GROUND
    )
    assert nowhere.codes == ["WORDS_NOT_FOUND"]
    ground = f"{LATIN} asks"
    repeated = await doors.go("redact", ["redact", "--words", LATIN, "--ground", ground], words=[LATIN], ground=ground)
    assert [(path, code) for path, code, _ in repeated.errors] == [(("ground",), "INVALID_VALUE")]
