"""``isnad format``: bundles in short and long form, with the same meaning."""

import io
import sys
from pathlib import Path

import pytest

from service.cli.cli import run

SHORT = """\
isnad: 1  # the version

article: {slug: a, language: en, body: Mara Lind said no.}
provenance: {method: HUMAN, asserted_by: Desk, asserted_at: 2026-03-03T10:00:00Z}
entities:
  # the speaker
  - PERSON mara-lind: Mara Lind
quotes:
  - INDIRECT: "no"  # her answer
    chain: Lind > told reporters
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a bundle in a file, in short form but for its article."""
    path = tmp_path / "bundle.yaml"
    path.write_text(SHORT.replace("chain: Lind", "chain: Mara Lind"), "utf-8")
    return path


def test_format_writes_short_and_long_form_with_comments(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["format", str(bundle)]) == 0
    short = bundle.read_text("utf-8")
    assert "  # her answer" in short
    assert "chain: mara-lind > told collective" in short
    assert run(["format", "--check", str(bundle)]) == 0
    assert run(["format", "--long", str(bundle)]) == 0
    long = bundle.read_text("utf-8")
    assert "  - key: no-" in long
    assert "# the speaker" in long
    assert run(["format", "--check", str(bundle)]) == 1
    assert run(["format", "--short", str(bundle)]) == 0
    assert bundle.read_text("utf-8") == short
    assert f"{bundle}: would change" in capsys.readouterr().out


def test_format_writes_to_another_file(bundle: Path, tmp_path: Path) -> None:
    before = bundle.read_text("utf-8")
    assert run(["format", "--long", "-o", str(tmp_path / "long.yaml"), str(bundle)]) == 0
    assert bundle.read_text("utf-8") == before
    assert "role: SPEAKER" in (tmp_path / "long.yaml").read_text("utf-8")


def test_format_reads_standard_input(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bundle.read_bytes())))
    assert run(["format", "--long", "-"]) == 0
    assert "role: SPEAKER" in capsys.readouterr().out


def test_format_leaves_a_bundle_with_problems_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bundle.yaml"
    path.write_text(SHORT, "utf-8")
    assert run(["format", str(path)]) == 3
    assert path.read_text("utf-8") == SHORT
    assert f"{path}:10:12: CHAIN_UNKNOWN_SOURCE quotes[0].chain" in capsys.readouterr().err


def test_format_keeps_json(tmp_path: Path) -> None:
    path = tmp_path / "bundle.json"
    path.write_text(
        '{"isnad": 1, "article": {"slug": "a", "language": "en", "body": "No."},'
        ' "provenance": {"method": "HUMAN", "asserted_by": "D", "asserted_at": "2026-03-03T10:00:00Z"},'
        ' "entities": [{"key": "b", "kind": "PERSON", "names": [{"text": "B", "language": "en"}]}]}',
        "utf-8",
    )
    assert run(["format", str(path)]) == 0
    assert '"PERSON b": "B"' in path.read_text("utf-8")


@pytest.mark.parametrize("arguments", [["--long", "--short", "x"], ["no-such-file"]])
def test_wrong_usage_of_format_is_refused(arguments: list[str]) -> None:
    assert run(["format", *arguments]) == 2
