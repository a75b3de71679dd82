"""``isnad export``: the same bytes as REST answers, to standard output, a file or a folder."""

import asyncio
import json
from pathlib import Path

import asyncpg
import httpx2
import pytest

from service.cli.cli import run
from tests.service.exports.asking import exported, slugs
from tests.service.exports.varied import RICH
from tests.support.data.articles import load, noise

BASE = "http://isnad.test"


@pytest.fixture
def on_varied(varied_dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands work with all that is hard to export."""
    monkeypatch.setenv("DATABASE_URL", varied_dsn)
    monkeypatch.setenv("ISNAD_PUBLIC_URL", BASE)


async def in_thread(*arguments: str) -> int:
    """Run a command, which has a loop of its own, beside the one of the tests."""
    return await asyncio.to_thread(run, list(arguments))


CASES = [
    (["jsonld", "--article", RICH], f"articles/{RICH}.jsonld"),
    (["ninjs", "--article", RICH], f"articles/{RICH}.ninjs"),
    (["anno", "--article", RICH], f"articles/{RICH}.anno.jsonld"),
    (["csv", "--article", RICH, "--of", "quotes"], f"articles/{RICH}/quotes.csv"),
    (["ics", "--entity", "Q184"], "entities/Q184/events.ics"),
    (["timeline"], "events.timeline.json"),
    (["timeline", "--of", "timeline", "--query", "overlaps=2025"], "timeline.timeline.json?overlaps=2025"),
    (["atom"], "articles.atom"),
    (["csv", "--of", "claims", "--query", "status=REFUTED"], "claims.csv?status=REFUTED"),
    (["anno"], "annotations.anno.jsonld"),
    (["csv", "--of", "quotes", "--bom"], "quotes.csv?bom=true"),
    (["csv", "--of", "quotes", "--query", "kind=DIRECT", "--bom"], "quotes.csv?kind=DIRECT&bom=true"),
    (["xlsx", "--of", "claims"], "claims.xlsx"),
]


@pytest.mark.parametrize(("arguments", "address"), CASES, ids=[address for _, address in CASES])
@pytest.mark.usefixtures("on_varied")
async def test_what_is_printed_is_what_rest_answers(
    varied: httpx2.AsyncClient, arguments: list[str], address: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert await in_thread("export", *arguments) == 0
    assert capsysbinary.readouterr().out == (await exported(varied, address)).content


@pytest.mark.usefixtures("on_varied")
async def test_a_folder_gets_every_article_in_a_file_of_its_own(varied: httpx2.AsyncClient, tmp_path: Path) -> None:
    assert await in_thread("export", "ninjs", "-o", str(tmp_path)) == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(
        f"{each}.ninjs.json" for each in await slugs(varied)
    )
    written = (tmp_path / f"{RICH}.ninjs.json").read_bytes()
    assert written == (await exported(varied, f"articles/{RICH}.ninjs")).content
    assert await in_thread("export", "csv", "--of", "quotes", "--output", str(tmp_path)) == 0
    assert (tmp_path / "quotes.csv").read_bytes() == (await exported(varied, "quotes.csv")).content


@pytest.mark.usefixtures("on_varied")
async def test_a_file_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "events.ics"
    path.write_text("old")
    assert await in_thread("export", "ics", "-o", str(path)) == 0
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert capsys.readouterr().out == f"{path}: {len(path.read_bytes())} bytes\n"
    assert list(tmp_path.iterdir()) == [path]
    assert await in_thread("export", "ics", "-o", str(tmp_path / "none" / "x.ics")) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["csv"], 2, "specify what to export"),
        (["ninjs"], 2, "specify what to export"),
        (["ninjs", "--of", "quotes"], 1, "it is exported as .jsonld, .anno.jsonld, .csv, .xlsx"),
        (["atom", "--article", RICH], 1, "it is exported as"),
        (["csv", "--article", "none"], 1, "no object was found at /v1/articles/{article} with `article` = 'none'"),
        (["csv", "--article", "a", "--entity", "b"], 2, "cannot be combined"),
        (["csv", "--of", "quotes", "--query", "kind=direct"], 2, "did you mean DIRECT?"),
        (["csv", "--of", "quotes", "--query", "fields=id"], 2, "has no parameter 'fields'"),
        (["xlsx", "--of", "quotes", "--bom"], 2, "has no parameter 'bom'"),
        (["xml"], 2, ""),
    ],
)
@pytest.mark.usefixtures("on_varied")
async def test_errors_are_printed_on_standard_error(
    arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await in_thread("export", *arguments) == status
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err


async def test_drafts_are_exported_on_request(
    database: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    connection = await asyncpg.connect(database)
    await load(connection, noise(status="WITHHELD"))
    await connection.close()
    monkeypatch.setenv("DATABASE_URL", database)
    assert await in_thread("export", "ninjs", "--article", "noise") == 1
    capsysbinary.readouterr()
    assert await in_thread("export", "ninjs", "--article", "noise", "--drafts") == 0
    assert json.loads(capsysbinary.readouterr().out)["pubStatus"] == "withheld"
