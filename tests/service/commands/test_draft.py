"""``isnad draft``: raw texts in, bundles beside them; nothing is replaced or lost."""

import asyncio
import json
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from editorial.bundle.check import Checked
from service.cli.bundle_files import check_file
from service.cli.cli import run
from service.cli.console import CommandFailed
from service.cli.service import LocalService

BODY = "“We stay,” Mara Lind said on Tuesday.\nThe union Havenbond said that the strike goes on.\n"

MARKDOWN = """\
---
title: The port stays shut
lang: en
date: 2026-03-03T09:00:00+01:00
timezone: Europe/Oslo
slug: port-shut
tags: [port, strike]
---

# Another heading

“We *stay*,” [Mara Lind](https://example.org/lind) said.

## What else

- The **first** item
- The second item

<div>Not a word</div>
![A picture](a.png)
"""

PLAIN = "Another heading\n“We stay,” Mara Lind said.\nWhat else\nThe first item\nThe second item\n"


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away whatever would lead the command to a database or a server of the developer."""
    for name in ("DATABASE_URL", "ISNAD_SERVER", "ISNAD_KEY", "ISNAD_DRAFT_URL"):
        monkeypatch.delenv(name, raising=False)


def written(path: Path, text: str | bytes = BODY) -> Path:
    """Write a text to draft."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def drafted(*arguments: object) -> int:
    """Draft without a database, and return the exit code."""
    return run(["draft", *map(str, arguments), "--offline"])


def bundle(path: Path) -> Checked:
    """Return a bundle on disk, which has no problem."""
    return check_file(path)


def test_a_plain_text_is_drafted_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "harbour-pilots.txt", f"Pilots stay\n\n{BODY}")
    assert drafted(path, "--published-at", "2026-03-05T14:00:00+01:00", "--timezone", "Europe/Amsterdam") == 0
    reading = bundle(tmp_path / "harbour-pilots.bundle.yaml").reading
    assert (reading.article.slug, reading.article.language) == ("harbour-pilots", "en")
    assert (reading.article.headline, reading.annotation_set) == ("Pilots stay", "rules")
    assert reading.article.body == path.read_text("utf-8")
    assert "We stay" in {each.text for each in reading.quotes}
    out = capsys.readouterr().out
    assert out.startswith(f"{tmp_path / 'harbour-pilots.bundle.yaml'}: ")
    assert f"{len(reading.quotes)} quotes" in out


def test_markdown_becomes_a_text_with_what_its_front_matter_says(tmp_path: Path) -> None:
    assert drafted(written(tmp_path / "port.md", MARKDOWN)) == 0
    assert (tmp_path / "port.txt").read_text("utf-8") == PLAIN
    article = bundle(tmp_path / "port.bundle.yaml").reading.article
    assert (article.slug, article.language, article.headline) == ("port-shut", "en", "The port stays shut")
    assert article.published_at is not None
    assert (article.published_at.isoformat(), article.timezone) == ("2026-03-03T09:00:00+01:00", "Europe/Oslo")
    assert article.body == PLAIN


@pytest.mark.parametrize("front", ["", "---\ntitle: Pilots stay\n---\n", "---\r\ntitle: Pilots stay\r\n---\r\n"])
def test_the_first_heading_is_the_headline_and_no_part_of_the_text(tmp_path: Path, front: str) -> None:
    assert drafted(written(tmp_path / "a.md", f"{front}# Pilots stay\n\n“We stay,” she said.\n")) == 0
    article = bundle(tmp_path / "a.bundle.yaml").reading.article
    assert (article.headline, article.body) == ("Pilots stay", "“We stay,” she said.\n")


def test_what_the_command_is_given_overrides_what_the_file_says(tmp_path: Path) -> None:
    path = written(tmp_path / "port.MD", MARKDOWN)
    assert drafted(path, "--slug", "other", "--headline", "Own words", "--language", "en-GB") == 0
    article = bundle(tmp_path / "port.bundle.yaml").reading.article
    assert (article.slug, article.headline, article.language) == ("other", "Own words", "en-GB")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        (
            "a.html",
            "<html><body><p>“We stay,” she said.</p></body></html>",
            "this is HTML: save its words as plain text",
        ),
        ("a.txt", b"\x89PNG\r\n\x1a\n\xff\xfe", "this is no text in UTF-8: byte 0; save it as plain text in UTF-8"),
        ("a.txt", BODY.encode("utf-16"), "this is no text in UTF-8: byte 0"),
        ("a.txt", "a\0b", "this is no text: it contains NUL characters"),
        ("a.txt", "isnad: 1\narticle: {slug: a}\n", "this is a bundle already: load it with `isnad load`"),
        ("a.bundle.yaml", BODY, "this is a bundle already"),
        ("a.txt", '{"isnad": 1, "article": {}}', "this is a bundle already"),
        ("a.txt", "", "this is empty"),
        ("a.txt", "\ufeff \n\t", "this is empty"),
    ],
)
def test_what_is_no_raw_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | bytes, reason: str
) -> None:
    path = written(tmp_path / name, text)
    assert drafted(path) == 2
    assert f"{path}: {reason}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


def test_folders_and_missing_files_are_refused_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = written(tmp_path / "good.txt")
    assert drafted(good, tmp_path, tmp_path / "none.txt") == 2
    err = capsys.readouterr().err
    assert f"{tmp_path}: this is a folder: name the files in it" in err
    assert f"{tmp_path / 'none.txt'}: cannot be read: No such file or directory" in err
    assert list(tmp_path.iterdir()) == [good]


@pytest.mark.parametrize("text", ["[Updated] " + BODY, "{sic} " + BODY, "[1] “We stay,” she said.\n"])
def test_a_text_may_begin_with_a_bracket(tmp_path: Path, text: str) -> None:
    assert drafted(written(tmp_path / "a.txt", text)) == 0
    assert bundle(tmp_path / "a.bundle.yaml").reading.article.body == text


@pytest.mark.parametrize(
    "name", ["إضراب الميناء.txt", "cafe\u0301.txt", "it's: a #1 “name”.txt", "-dash.txt", "no suffix"]
)
def test_names_of_files_in_any_script_are_kept(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name)
    assert drafted(path) == 0
    assert bundle(tmp_path / f"{path.stem}.bundle.yaml").reading.article.body == BODY


@pytest.mark.parametrize(
    "text",
    [
        "Pilots stay\r\n\r\n" + BODY.replace("\n", "\r\n"),
        "\ufeffPilots stay\n\n" + BODY,
        "\ufeffPilots stay\r\n\r\n" + BODY,
    ],
)
def test_line_ends_and_marks_of_other_systems_change_nothing(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "a.txt", text)
    assert drafted(path) == 0
    reading = bundle(tmp_path / "a.bundle.yaml").reading
    assert (reading.article.headline, reading.article.body) == ("Pilots stay", f"Pilots stay\n\n{BODY}")
    assert path.read_bytes() == text.encode()


def test_a_bundle_that_is_there_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, other = written(tmp_path / "a.txt"), written(tmp_path / "b.txt")
    (tmp_path / "a.bundle.yaml").write_text("mine")
    assert drafted(other, path) == 2
    assert "a.bundle.yaml exists: move it away, or add --overwrite" in capsys.readouterr().err
    assert (tmp_path / "a.bundle.yaml").read_text() == "mine"
    assert not (tmp_path / "b.bundle.yaml").exists()
    assert drafted(path, "--overwrite") == 0
    assert bundle(tmp_path / "a.bundle.yaml").reading.article.slug == "a"


def test_a_text_beside_markdown_is_kept_unless_it_is_the_same(tmp_path: Path) -> None:
    path, text = written(tmp_path / "a.md", "“We *stay*,” she said."), written(tmp_path / "a.txt", "Another text.\n")
    assert drafted(path) == 2
    assert text.read_text() == "Another text.\n"
    text.write_text("“We stay,” she said.\n")
    assert drafted(path) == 0


def test_two_files_are_never_written_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = written(tmp_path / "a.txt"), written(tmp_path / "a.md")
    assert drafted(first, second, "--overwrite") == 2
    assert "would both be written as" in capsys.readouterr().err
    assert first.read_text() == BODY


def test_several_files_are_drafted_and_one_that_is_refused_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [
        written(tmp_path / "a.txt"),
        written(tmp_path / "b.txt", "e" + "\u0301" * 300),
        written(tmp_path / "c.txt"),
    ]
    assert drafted(*paths) == 1
    printed = capsys.readouterr()
    assert [line.partition(":")[0] for line in printed.out.splitlines()] == [
        str(tmp_path / "a.bundle.yaml"),
        str(tmp_path / "c.bundle.yaml"),
    ]
    assert printed.err.startswith(f"{paths[1]}: INVALID_VALUE body: more than 200 marks are on one letter")
    assert not (tmp_path / "b.bundle.yaml").exists()


def test_all_is_printed_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = written(tmp_path / "a.txt"), written(tmp_path / "b.txt", "e" + "\u0301" * 300)
    assert drafted(good, bad, "--json") == 1
    first, second = json.loads(capsys.readouterr().out)
    assert (first["file"], first["slug"], first["userErrors"]) == (str(good), "a", [])
    assert first["bundle"] == (tmp_path / "a.bundle.yaml").read_text("utf-8")
    assert [each["code"] for each in second["userErrors"]] == ["INVALID_VALUE"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--load", "--offline"], "--load needs the database or a server: leave out --offline"),
        (["--dry-run"], "--dry-run is about loading: add --load, or leave it out"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], reason: str
) -> None:
    assert run(["draft", str(written(tmp_path / "a.txt")), *options]) == 2
    assert reason in capsys.readouterr().err


def test_one_slug_is_not_for_several_files(tmp_path: Path) -> None:
    assert drafted(written(tmp_path / "a.txt"), written(tmp_path / "b.txt"), "--slug", "a") == 2


async def command(monkeypatch: pytest.MonkeyPatch, dsn: str, *arguments: object) -> int:
    """Run a command on a database."""
    monkeypatch.setenv("DATABASE_URL", dsn)
    return await asyncio.to_thread(run, [*map(str, arguments)])


async def test_a_draft_is_loaded_once(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "a.txt")
    assert await command(monkeypatch, database, "draft", path, "--load", "--dry-run") == 0
    assert "would be loaded as drafts of a" in capsys.readouterr().out
    assert await command(monkeypatch, database, "draft", path, "--load", "--overwrite") == 0
    assert "loaded as drafts of a: `isnad review a` goes through them" in capsys.readouterr().out
    assert await command(monkeypatch, database, "draft", path, "--load", "--overwrite") == 0
    assert "unchanged: a has this draft already" in capsys.readouterr().out
    assert await command(monkeypatch, database, "load", tmp_path / "a.bundle.yaml") == 0


async def test_what_was_drafted_before_a_failure_is_kept(
    tmp_path: Path,
    database: str,
    connection: asyncpg.Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = [written(tmp_path / f"{name}.txt") for name in "abc"]
    operate = LocalService.operate

    def failing(service: LocalService, name: str, given: dict[str, Any]) -> dict[str, Any]:
        if given["slug"] == "b":
            raise CommandFailed("the server cannot be reached")
        return operate(service, name, given)

    monkeypatch.setattr(LocalService, "operate", failing)
    assert await command(monkeypatch, database, "draft", *paths, "--load", "--json") == 1
    assert [each["slug"] for each in json.loads(capsys.readouterr().out)] == ["a"]
    assert (tmp_path / "a.bundle.yaml").exists()
    assert await connection.fetchval("select string_agg(slug, ' ') from article") == "a"
