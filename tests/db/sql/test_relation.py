"""No template of the catalog reads a table of which not everybody sees all but by the name that leaves open what is seen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from db.catalog import FACETS, TYPES
from db.sql.relation import HIDING, PAST, Relation
from db.sql.sql import as_it_was, render, sql
from db.sql.visibility import Visibility

BARE = re.compile(r"(?:^|\bfrom |\bjoin |, )(" + "|".join(sorted(HIDING | PAST)) + r")\b(?!\.)")
STATEMENTS = sorted(Path("tests/queries").rglob("*.sql"))


def templates(value: object) -> Iterator[str]:
    """Yield every text in a part of the catalog."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from templates(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from templates(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("type", "name", "argument", "needs", "kind"):
                yield from templates(getattr(value, field.name))


def test_every_template_leaves_open_what_of_a_table_is_seen() -> None:
    found = [text for part in (TYPES, FACETS) for text in templates(part)]
    assert len(found) > 200
    assert [text for text in found if " " in text and BARE.search(text)] == []


@pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: path.stem)
def test_a_statement_for_everybody_reads_nothing_but_what_is_published(path: Path) -> None:
    text = path.read_text()
    hiding = re.compile(r"(?:from|join) (" + "|".join(sorted(HIDING)) + r")\b")
    assert hiding.findall(text) == []
    assert "published." in text


def test_a_table_is_a_view_for_everybody_and_itself_for_editors() -> None:
    piece = sql("select from @quote q, @span s where q.words @@ s.words")
    assert render(piece, Visibility.PUBLISHED).text == "select from published.quote q, span s where q.words @@ s.words"
    assert render(piece, Visibility.EVERYTHING).text == "select from quote q, span s where q.words @@ s.words"


def test_what_is_read_as_it_was_has_the_article_and_the_instant_as_arguments_and_the_rest_stays() -> None:
    piece = as_it_was(sql("select from @quote q, @entity e"), sql("a.id"), sql("now()"))
    again = as_it_was(piece, sql("b.id"), sql("later()"))
    assert render(again, Visibility.EVERYTHING).text == "select from past.quote(a.id, now()) q, entity e"
    assert render(piece).text == render(again).text
    assert "published_past.quote(" in render(piece, Visibility.PUBLISHED).text


def test_a_table_that_hides_nothing_and_has_no_past_is_no_relation() -> None:
    with pytest.raises(ValueError, match="not everybody"):
        Relation("event_key")
