"""Every query in tests/queries beside the statement that it compiles to and the answer that it gets.

A case is ``<case>.graphql``, with ``<case>.variables.json`` where it has variables, ``<case>.sql`` and ``<case>.json``.
Ids differ with every load, so they are written as ``@entity/coale``: the type and the bundle's key. With
ISNAD_REWRITE_QUERIES=1 the statements and answers are written anew; continuous integration ignores the variable.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from db.postgres.pool import Pool
from db.read.execute import execute
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader
from tests.queries.layout import layout, squeezed

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*/*.graphql"))
REWRITE = os.environ.get("ISNAD_REWRITE_QUERIES") == "1" and not os.environ.get("CI")
CURSORS = ("cursor", "startCursor", "endCursor")

KEYS = """
    select 'entity/' || key as label, entity_id::text as id from entity_key
    union all select 'event/' || key, event_id::text from event_key
    union all select lower(kind) || '/' || key, id::text from annotation
    union all select 'article/' || slug, id::text from article
    union all select 'revision/' || a.slug || '/' || r.number, r.id::text from revision r join article a on a.id = r.article_id
"""


def replaced(value: Any, words: Mapping[str, str]) -> Any:
    """Return a JSON value with every text that is in ``words`` replaced, and cursors, which hold ids, left out."""
    match value:
        case dict():
            return {k: "…" if k in CURSORS and v is not None else replaced(v, words) for k, v in value.items()}
        case list():
            return [replaced(item, words) for item in value]
        case str():
            return words.get(value, value)
        case _:
            return value


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
async def test_a_query_compiles_to_its_statement_and_gets_its_answer(
    case: Path, seeded: asyncpg.Connection, seeded_pool: Pool
) -> None:
    labels = {row["id"]: "@" + row["label"] for row in await seeded.fetch(KEYS)}
    ids = {label: id_ for id_, label in labels.items()}
    given = case.with_suffix(".variables.json")
    variables = replaced(json.loads(given.read_text()) if given.exists() else {}, ids)
    request = RequestReader(core_schema(), Limits()).read(case.read_text(), None, variables)
    assert request.prepared.compiled is not None
    answer = await execute(seeded_pool, request.prepared.compiled, request.variables, wait_s=5)
    assert not answer.refused
    found = json.dumps(replaced(json.loads(answer.data), labels), ensure_ascii=False, indent=2) + "\n"
    statement = layout(request.prepared.compiled.statement.text)
    assert squeezed(statement) == squeezed(request.prepared.compiled.statement.text)
    if REWRITE:
        case.with_suffix(".json").write_text(found)
        case.with_suffix(".sql").write_text(statement)
    assert json.loads(found) == json.loads(case.with_suffix(".json").read_text())
    assert statement == case.with_suffix(".sql").read_text()


def test_every_case_has_its_statement_and_its_answer() -> None:
    assert CASES
    for case in CASES:
        assert case.with_suffix(".sql").exists(), case
        assert case.with_suffix(".json").exists(), case


def test_a_layout_changes_nothing_but_blanks_outside_of_texts() -> None:
    text = "select concat('a (b,  c', x.\"order by\", (select y from z where y is distinct from $1 and true)) from x limit 1"
    laid_out = layout(text)
    assert squeezed(laid_out) == squeezed(text)
    assert "'a (b,  c'" in laid_out
    assert '"order by"' in laid_out
    assert "where y is distinct from $1 and true\n" in laid_out
    assert layout(laid_out) == laid_out
