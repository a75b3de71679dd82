"""``isnad review ARTICLE``: what waits, item by item, in a terminal."""

import asyncio
import io
import os
import pty
import sys
from collections.abc import Mapping
from typing import Any

import asyncpg
import pytest

from service.cli.cli import run
from tests.support.data.articles import load, noise

ASKED = "accept (a), speaker (s), reject (r), next (n), accept the rest of this kind (A), quit (q): "


@pytest.fixture
async def draft(connection: asyncpg.Connection, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Store an article without annotations, and a machine's draft of it."""
    for name in ("ISNAD_SERVER", "ISNAD_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", database)
    empty = noise()
    for name in ("entities", "quotes", "events", "claims"):
        empty.pop(name)
    await load(connection, empty)
    data = noise()
    data["provenance"] |= {
        "method": "MACHINE",
        "asserted_by": "Isnad rules 1",
        "state": "DRAFT",
        "annotation_set": "rules",
    }
    data["quotes"][0]["provenance"] = {"confidence": 0.7, "note": "SPEECH_MARKS_CUE: The speaker may be another one."}
    await load(connection, data)


async def review(monkeypatch: pytest.MonkeyPatch, *answers: str, options: tuple[str, ...] = ()) -> int:
    """Review the article with these answers, after which the input ends."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{each}\n" for each in answers)))
    return await asyncio.to_thread(run, ["review", "noise", *options])


async def states(connection: asyncpg.Connection) -> Mapping[str, list[str]]:
    """Return the states of the annotations of each kind."""
    rows = await connection.fetch(
        "select kind::text, array_agg(state::text order by state) as states from annotation group by kind"
    )
    return {row["kind"]: row["states"] for row in rows}


async def speaker(connection: asyncpg.Connection) -> Any:
    """Return the key of the entity that the quote names as its speaker, None if it names none."""
    return await connection.fetchval(
        "select k.key from attribution t join annotation n on n.id = t.annotation_id"
        " left join entity_key k on k.entity_id = t.entity_id where n.kind = 'QUOTE' and t.role = 'SPEAKER'"
    )


@pytest.mark.usefixtures("draft")
async def test_every_item_is_shown_with_its_words_and_can_be_accepted(
    connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await review(monkeypatch, *"aaaaa") == 0
    out = capsys.readouterr().out
    assert "1/5  DIRECT quote  70% sure" in out
    assert "قال جون كويل: “ [نحن نرفع العقوبات] ”." in out
    assert "said by: John Coale > relayed by Belta (inferred)" in out
    assert "said: " not in out
    assert "SPEECH_MARKS_CUE: The speaker may be another one." in out
    assert out.count(ASKED) == 5
    assert out.endswith("noise: 5 accepted\n")
    assert {state for each in (await states(connection)).values() for state in each} == {"PUBLISHED"}


@pytest.mark.usefixtures("draft")
async def test_another_speaker_is_set_by_key_and_the_item_is_shown_anew(
    connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await review(monkeypatch, "s", "belta", "a", "q") == 0
    out = capsys.readouterr().out
    assert out.count("1/5  ") == 2
    assert "said by: Belta > relayed by Belta (inferred)" in out
    assert out.endswith("noise: 1 changed, 1 accepted\n")
    assert await speaker(connection) == "belta"
    assert (await states(connection))["QUOTE"] == ["PUBLISHED"]


@pytest.mark.usefixtures("draft")
async def test_a_wrong_key_changes_nothing_and_is_asked_again(
    connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await review(monkeypatch, "s", "nobody-with-this-key", "s", "", "s", "ANONYMOUS", "q") == 0
    out = capsys.readouterr().out
    assert "UNKNOWN_REFERENCE annotation.chain.0.entity: " in out
    assert out.count("1/5  ") == 4
    assert "said by: anonymous > relayed by Belta (inferred)" in out
    assert out.endswith("noise: 1 changed\n")
    assert (await states(connection))["QUOTE"] == ["DRAFT"]


@pytest.mark.usefixtures("draft")
async def test_an_item_is_rejected_with_a_reason_only(
    connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await review(monkeypatch, "r", "", "r", "Not said here.", "q") == 0
    assert capsys.readouterr().out.endswith("noise: 1 rejected\n")
    assert (await states(connection))["QUOTE"] == ["REJECTED"]
    assert await connection.fetchval("select note from change where decision = 'REJECT'") == "Not said here."


@pytest.mark.usefixtures("draft")
async def test_items_are_passed_over_and_the_rest_of_a_kind_is_accepted_at_once(
    connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await review(monkeypatch, "n", "", "what?", "n", "A") == 0
    out = capsys.readouterr().out
    assert out.count(ASKED) == 5
    assert out.endswith("noise: 2 accepted\n")
    assert await states(connection) == {
        "QUOTE": ["DRAFT"],
        "CLAIM": ["DRAFT"],
        "EVENT_REPORT": ["DRAFT"],
        "MENTION": ["PUBLISHED", "PUBLISHED"],
    }


@pytest.mark.usefixtures("draft")
async def test_the_end_of_the_input_ends_the_review(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for answers in ((), ("s",), ("r",)):
        assert await review(monkeypatch, *answers) == 0
        assert capsys.readouterr().out.endswith("noise: nothing decided\n")


@pytest.mark.usefixtures("draft")
async def test_a_mention_has_no_speaker(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert await review(monkeypatch, "n", "n", "n", "s", "q") == 0
    assert "  this has no speaker" in capsys.readouterr().out


@pytest.mark.usefixtures("draft")
async def test_nothing_waits_in_another_set_or_when_all_is_decided(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await review(monkeypatch, options=("--annotation-set", "model")) == 0
    assert capsys.readouterr().out == "noise: nothing waits for a review\n"
    assert await review(monkeypatch, *"aaaaa", options=("--annotation-set", "rules")) == 0
    assert await review(monkeypatch) == 0
    assert capsys.readouterr().out.endswith("noise: nothing waits for a review\n")


@pytest.mark.usefixtures("draft")
async def test_what_somebody_else_decided_meanwhile_is_refused_and_shown_again(
    connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Meanwhile(io.StringIO):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
            asyncio.run(decide())
            return super().readline()

    async def decide() -> None:
        other = await asyncpg.connect(os.environ["DATABASE_URL"])
        await other.execute("update annotation set version = version + 1 where kind = 'QUOTE' and version = 1")
        await other.close()

    monkeypatch.setattr(sys, "stdin", Meanwhile("a\nq\n"))
    assert await asyncio.to_thread(run, ["review", "noise"]) == 0
    out = capsys.readouterr().out
    assert "VERSION_CONFLICT" in out
    assert out.endswith("noise: nothing decided\n")


async def test_an_article_that_is_not_there_is_refused(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    assert await asyncio.to_thread(run, ["review", "nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.usefixtures("draft")
async def test_a_terminal_is_answered_in_turn(connection: asyncpg.Connection) -> None:
    outer, inner = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "service", "review", "noise", stdin=inner, stdout=inner, stderr=inner
    )
    os.close(inner)
    said = ""
    for answer in ("a", "q"):
        said = await _until(outer, ASKED)
        os.write(outer, f"{answer}\n".encode())
    said += await _until(outer, "1 accepted")
    assert await process.wait() == 0
    os.close(outer)
    assert "2/5  FACT claim" in said
    assert (await states(connection))["QUOTE"] == ["PUBLISHED"]


async def _until(terminal: int, words: str) -> str:
    """Return what a terminal shows up to some words."""
    said = b""
    async with asyncio.timeout(60):
        while words not in said.decode(errors="ignore"):
            said += await asyncio.to_thread(os.read, terminal, 4096)
    return said.decode()
