"""Four articles as a newsroom writes them: their bundles are clean, load, and come back; docs/writing.md counts them rightly."""

import re
from pathlib import Path
from uuid import UUID

import asyncpg
import orjson
import pytest
import yaml

from db.bundle.stored_bundle import stored_bundle
from db.load.store import load_reading
from db.operation.load_report import LoadAction
from editorial.bundle.check import Checked, check_bundle
from editorial.format.form import Form, rewritten
from editorial.model.annotation import details_of
from editorial.model.vocabulary import QuoteKind, Stance
from editorial.written.bundle import written

FOLDER = Path(__file__).parent
PAGE = (FOLDER.parents[1] / "docs" / "writing.md").read_text("utf-8")
ARTICLES = ("ferry-fire", "ferry-apology", "wara-dam", "glass-museum")
"""The second follows the first, and says what its claims are to those of the first."""


def text_of(slug: str) -> str:
    return (FOLDER / slug / "bundle.yaml").read_text("utf-8")


def checked(slug: str, text: str) -> Checked:
    """Check a bundle as if it lay in the folder of its article; warnings are errors, as with ``--strict``."""
    return check_bundle(
        text, file=f"{slug}.yaml", read_text=lambda name: (FOLDER / slug / name).read_text("utf-8"), strict=True
    )


def keys_in(node: yaml.Node) -> int:
    """Return how many keys of mappings somebody types for a part of a YAML file."""
    if isinstance(node, yaml.MappingNode):
        return sum(1 + keys_in(value) for _, value in node.value)
    return sum(map(keys_in, node.value)) if isinstance(node, yaml.SequenceNode) else 0


def size_of(text: str) -> tuple[int, int]:
    """Return the lines and the keys of a bundle."""
    node = yaml.compose(text)
    assert node
    return len(text.splitlines()), keys_in(node)


@pytest.mark.parametrize("slug", ARTICLES)
def test_the_bundle_has_neither_problems_nor_warnings(slug: str) -> None:
    found = checked(slug, text_of(slug))
    assert found.warnings == ()
    assert len(found.reading.quotes) >= 6


@pytest.mark.parametrize("slug", ARTICLES)
def test_both_forms_say_the_same_and_the_short_one_is_written_the_same_way_again(slug: str) -> None:
    short = text_of(slug)
    long = rewritten(short, Form.LONG)
    assert checked(slug, long).sha256 == checked(slug, short).sha256
    assert rewritten(short, Form.SHORT) == short
    assert checked(slug, rewritten(long, Form.SHORT)).sha256 == checked(slug, short).sha256
    assert [after > 1.5 * before for before, after in zip(size_of(short), size_of(long), strict=True)] == [True, True]


def test_the_articles_have_what_makes_quotes_hard_to_write_down() -> None:
    quotes = [quote for slug in ARTICLES for quote in checked(slug, text_of(slug)).reading.quotes]
    assert {quote.kind for quote in quotes} == set(QuoteKind)
    assert {details_of(quote).stance for quote in quotes} == set(Stance)
    assert any(details_of(quote).within for quote in quotes)
    assert any(len(quote.spans) > 1 for quote in quotes)
    assert max(len(quote.chain) for quote in quotes) > 1


async def test_loading_what_was_exported_changes_nothing(connection: asyncpg.Connection) -> None:
    loaded = {slug: checked(slug, text_of(slug)) for slug in ARTICLES}
    reports = [await load_reading(connection, found.reading, found.sha256) for found in loaded.values()]
    assert [report.warnings for report in reports] == [()] * len(ARTICLES)
    for slug, report in zip(ARTICLES, reports, strict=True):
        stored = await stored_bundle(connection, UUID(report.article_id))
        data = orjson.dumps(written(stored.reading, stored.common, version=stored.version))
        again = checked(slug, data.decode())
        for found in (again, loaded[slug]):
            after = await load_reading(connection, found.reading, found.sha256)
            assert {item.action for item in after.items} <= {LoadAction.UNCHANGED}


@pytest.mark.parametrize("slug", ARTICLES)
def test_the_page_counts_what_is_there(slug: str) -> None:
    (row,) = re.findall(rf"^\| {slug} \|(.*)\|$", PAGE, re.MULTILINE)
    reading = checked(slug, text_of(slug)).reading
    short, long = size_of(text_of(slug)), size_of(rewritten(text_of(slug), Form.LONG))
    words = len(reading.article.body.split())
    counted = (words, len(reading.quotes), len(reading.claims), *short, *long)
    assert [int(cell) for cell in row.split("|")[1:-1]] == list(counted)


def test_the_page_shows_the_bundle_as_it_is() -> None:
    (shown,) = re.findall(r"^```yaml writing\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown == text_of("ferry-apology")
