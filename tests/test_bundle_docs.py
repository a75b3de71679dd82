"""docs/bundle.md is true: its bundles load, its tables are complete, its printed error is what the command prints."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import asyncpg
import pytest
from pydantic import BaseModel

from db.duplicates.maybe_known import CODES
from db.load.store import load_reading
from db.operation.load_errors import LoadRefused
from db.operation.load_report import LoadAction
from editorial.align.anchor import AnchorProblem
from editorial.bundle.bundle import Bundle
from editorial.bundle.check import Checked, check_bundle
from editorial.bundle.placement import TooManyItems
from editorial.bundle.source import read_source
from editorial.format.writer import write_bundle
from editorial.model.effort import EffortSpent
from editorial.part.article import SUPPLIABLE
from editorial.short.chain import ROLE_WORDS, SOURCE_WORDS
from service.commands.check import check

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "bundle.md").read_text("utf-8")

TABLES = {
    "The bundle": "Bundle",
    "`article`": "ArticlePart",
    "`provenance`": "ProvenancePart",
    "`provenance` of a mention, quote, report or claim": "PartialProvenance",
    "A quotation: an item of `spans`, a `cue`, the `words` of a link": "QuotationPart",
    "An item of `entities`": "EntityPart",
    "An item of `names`": "NamePart",
    "An item of `mentions`": "MentionPart",
    "An item of `quotes`": "QuotePart",
    "An item of a `chain`": "LinkPart",
    "A date: `said`, `when`": "WhenPart",
    "An item of `events`": "EventPart",
    "An item of `participants`": "ParticipantPart",
    "An item of `reports`": "ReportPart",
    "An item of `claims`": "ClaimPart",
    "An item of `quantities`": "QuantityPart",
    "An item of `reviews`": "ReviewPart",
    "An item of `relations`": "RelationPart",
    "`provenance` of a relation": "RelationProvenancePart",
}


def no_file(name: str) -> str:
    """Be asked for no file: the page's bundles have their text in them."""
    raise FileNotFoundError(2, "there is no such file", name)


def blocks(info: str) -> list[str]:
    """Return the fenced blocks of the page that are opened with exactly ``info``."""
    return re.findall(rf"^```{info}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def parsed(text: str) -> dict[str, Any]:
    """Return what a block of YAML says."""
    data = read_source(text, "docs/bundle.md").data
    assert isinstance(data, dict)
    return data


WHOLE = [block for block in blocks("yaml") if "isnad" in parsed(block)]


def checked(text: str) -> Checked:
    """Check a bundle of the page."""
    return check_bundle(text, file="docs/bundle.md", read_text=no_file)


def models(annotation: Any = Bundle) -> Iterator[type[BaseModel]]:
    """Yield the models that a bundle is made of, some of them several times."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models(field.annotation)
    for inner in get_args(annotation):
        yield from models(inner)


MODELS: Mapping[str, type[BaseModel]] = {model.__name__: model for model in models()}


def rows(heading: str) -> dict[str, list[str]]:
    """Return the rows of the table below a heading, by their first cell."""
    section = re.split(r"^#+ ", PAGE.partition(f" {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    cells = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    found = {row[0].strip("` "): [cell.strip() for cell in row[1:]] for row in cells}
    assert len(found) == len(cells)
    return found


def test_the_page_has_a_whole_bundle() -> None:
    assert len(WHOLE) == 1


@pytest.mark.parametrize("text", WHOLE)
def test_every_whole_bundle_of_the_page_passes(text: str) -> None:
    assert checked(text).reading.article.body


async def test_the_smallest_bundle_of_the_page_loads(connection: asyncpg.Connection) -> None:
    bundle = checked(WHOLE[0])
    report = await load_reading(connection, bundle.reading, bundle.sha256)
    assert report.outcome is LoadAction.CREATE
    report = await load_reading(connection, bundle.reading, bundle.sha256)
    assert report.outcome is LoadAction.UNCHANGED


def together() -> dict[str, Any]:
    """Return the bundle that the examples of the page are parts of."""
    whole: dict[str, Any] = {}
    for block in blocks("yaml"):
        for name, value in parsed(block).items():
            if isinstance(value, list):
                whole[name] = [*whole.get(name, []), *value]
            else:
                whole[name] = {**whole.get(name, {}), **value} if isinstance(value, dict) else value
    return whole


async def test_the_examples_of_the_page_load_as_one_bundle(connection: asyncpg.Connection) -> None:
    assert set(together()) == set(Bundle.model_fields)
    bundle = checked(json.dumps(together()))
    report = await load_reading(connection, bundle.reading, bundle.sha256)
    assert {item.action for item in report.items} == {LoadAction.CREATE}
    assert {quote.said.edtf for quote in bundle.reading.quotes} == {"2026-03-02?", "2026-03-02", None}


def test_the_short_bundle_of_the_page_says_the_same_as_the_examples() -> None:
    (short,) = blocks("yaml short")
    written, meant = checked(short).reading, checked(json.dumps(together())).reading
    claims = {claim.key: claim for claim in meant.claims}
    assert replace(written, claims=()) == replace(meant, claims=())
    assert {claim.key: claim for claim in written.claims} == claims
    assert len(short.splitlines()) < len(write_bundle(together()).splitlines()) * 2 / 3


@pytest.mark.parametrize(("heading", "words"), [("role", ROLE_WORDS), ("source", SOURCE_WORDS)])
def test_the_page_has_every_word_of_a_chain_in_one_line(heading: str, words: Mapping[str, tuple[str, ...]]) -> None:
    table = PAGE.partition(f"| {heading} | words |\n")[2].partition("\n\n")[0]
    rows = [re.findall(r"`([^`]+)`", line) for line in table.splitlines()[1:]]
    assert {name: tuple(found) for name, *found in rows} == dict(words)


def test_the_printed_error_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bundle.yaml").write_text(blocks("yaml broken")[0], "utf-8")
    assert check([Path("bundle.yaml")]) == 3
    assert capsys.readouterr().out == blocks("text")[0]


def test_every_part_of_a_bundle_has_a_table() -> None:
    assert sorted(TABLES.values()) == sorted(MODELS)


@pytest.mark.parametrize(("heading", "name"), TABLES.items())
def test_the_reference_has_every_key_and_no_other(heading: str, name: str) -> None:
    fields = MODELS[name].model_fields
    found = rows(heading)
    assert set(found) == set(fields)
    for key, field in fields.items():
        assert (found[key][0] == "yes") == field.is_required() or found[key][0].startswith("one"), key


def _choices(annotation: Any) -> set[str]:
    if isinstance(annotation, type) and issubclass(annotation, str) and annotation is not str:
        return {str(word) for word in annotation}  # type: ignore[attr-defined]
    found: set[str] = set()
    for inner in get_args(annotation):
        found |= _choices(inner)
    return found


@pytest.mark.parametrize(("heading", "name"), TABLES.items())
def test_the_reference_has_every_word_of_a_closed_list_and_no_other(heading: str, name: str) -> None:
    found = rows(heading)
    for key, field in MODELS[name].model_fields.items():
        if words := _choices(field.annotation):
            assert set(re.findall(r"`([A-Z_]+)`", found[key][1])) == words, key
            if not field.is_required() and field.default_factory is None and field.default is not None:
                assert f"`{field.default}` where left out" in found[key][1]
    assert re.findall(r"`(\w+)`", rows("`article`")["supplied"][1]) == list(SUPPLIABLE)


def _codes() -> set[str]:
    """Return the codes that the sources give to problems."""
    found = {fault.code for base in (AnchorProblem, LoadRefused) for fault in base.__subclasses__()}
    found |= {EffortSpent.code, TooManyItems.code, *CODES.values()}
    for path in [*(ROOT / "editorial").rglob("*.py"), ROOT / "service" / "commands" / "load.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
                if name in ("add", "warn", "Problem", "Note", "ChainFault", "PydanticCustomError"):
                    found.add(str(node.args[0].value))
    return found


def test_the_page_has_every_code_of_a_problem_and_no_other() -> None:
    assert set(rows("Every problem")) == _codes()


def test_every_link_of_the_page_leads_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert (ROOT / "docs" / target).exists()
