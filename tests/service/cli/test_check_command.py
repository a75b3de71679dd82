"""``isnad check`` shows the places that it chose, and says what to do with a text that is no bundle."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.cli.cli import run
from tests.support.data.articles import noise

BODY = "قال مصدر: “لا نعرف شيئا”.\nوأضافت بيلتا أن المحادثات استمرت. قال جون كويل: “نحن نرفع العقوبات”."


def written(folder: Path) -> Path:
    """Write a bundle with a cue that stands in two paragraphs."""
    data: dict[str, Any] = noise(body=BODY)
    data["quotes"][0]["cue"] = {"exact": "قال"}
    del data["events"], data["claims"][0]["event"]
    path = folder / "noise.bundle.json"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return path


def test_check_shows_which_place_it_chose_and_why_if_it_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path)
    assert run(["check", str(path)]) == 0
    assert capsys.readouterr().out == "1 bundle, 0 problems\n"
    assert run(["check", "--verbose", str(path)]) == 0
    place, words, summary = capsys.readouterr().out.splitlines()
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if '"exact": "قال"' in text)
    column = path.read_text("utf-8").splitlines()[line - 1].index('"قال"') + 1
    assert place == (
        f"{path}:{line}:{column}: quotes[0].cue.exact: 1 of 2 places, in paragraph 2: the only one in the same paragraph"
    )
    assert words == "    تا أن المحادثات استمرت. [قال] جون كويل: “نحن نرفع الع"
    assert summary == "1 bundle, 0 problems"


def test_the_chosen_places_stand_beside_the_problems_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path)
    assert run(["check", "--json", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["check", "--json", "--verbose", str(path)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["problems"] == []
    (chosen,) = shown["chosen"]
    assert (chosen["words"], chosen["among"], chosen["paragraph"], chosen["reason"]) == ("قال", 2, 2, "PARAGRAPH")


def test_a_folder_with_nothing_but_a_text_is_answered_with_a_bundle_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "port-strike"
    folder.mkdir()
    (folder / "a-note.md").write_text("# A note", "utf-8")
    (folder / "article.txt").write_text("The port is shut.", "utf-8")
    for command in (["check", str(tmp_path)], ["load", str(folder)]):
        assert run(command) == 2
        told = capsys.readouterr().err
        assert "the folder contains no bundle.yaml or bundle.json" in told
        assert "slug: port-strike" in told
        assert "body_file: article.txt" in told


def test_a_text_is_answered_with_a_bundle_that_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "strike.txt"
    text.write_text("The port is shut: nobody works.", "utf-8")
    assert run(["check", str(text)]) == 3
    told = capsys.readouterr().out
    assert told.startswith(f"{text}:1:1: NOT_A_BUNDLE")
    lines = [line[4:] for line in told.splitlines() if line.startswith("    ")]
    (tmp_path / "strike.bundle.yaml").write_text("\n".join(lines), "utf-8")
    assert run(["check", str(tmp_path)]) == 0
