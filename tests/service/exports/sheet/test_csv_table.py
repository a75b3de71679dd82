"""CSV: read back by Python's reader, every cell is what it was; nothing that a spreadsheet would take for a formula."""

import csv
import io
import re

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.exports.sheet.columns import COLUMNS, QUANTITIES
from service.exports.sheet.csv_table import cell, table
from tests.service.exports.asking import everything, exported, slugs
from tests.service.exports.data.dates import TEXTS
from tests.service.exports.varied import RICH

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

NUMBER = re.compile(r"-[0-9.]+")


def read(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a table after holding it to RFC 4180."""
    text = content.decode("utf-8")
    assert not text.startswith("\ufeff")
    assert text.endswith("\r\n")
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(line) for line in lines} == {len(lines[0])}
    cells = [value for line in lines[1:] for value in line if value.startswith(FORMULAS)]
    assert [value for value in cells if not NUMBER.fullmatch(value)] == []
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def plain(value: str) -> str:
    """Return a cell as it was: without the apostrophe that keeps it from being a formula."""
    return value.removeprefix("'")


@given(st.lists(TEXTS, max_size=5))
def test_any_text_is_read_as_it_was_written_and_never_a_formula(texts: list[str]) -> None:
    rows = read(table({"text": lambda row: row["text"]}, ({"text": each} for each in texts)))
    assert [plain(row["text"]) for row in rows] == texts


@given(st.lists(st.text(st.sampled_from('a\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029,"'), max_size=8), max_size=5))
def test_splitting_a_table_into_lines_as_unicode_does_gives_the_same_rows(texts: list[str]) -> None:
    text = table({"text": lambda row: row["text"], "end": lambda _: "|"}, ({"text": each} for each in texts)).decode()
    _, *rows = csv.reader(text.splitlines(keepends=True), strict=True)
    assert [(plain(cell), end) for cell, end in rows] == [(each, "|") for each in texts]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'quoted'"])
def test_what_a_spreadsheet_would_run_has_an_apostrophe_before_it(text: str) -> None:
    assert cell(text) == "'" + text
    assert cell(-1) == "-1", "numbers are ours"
    assert cell(None) == ""


LISTED = [
    "articles",
    "quotes",
    "claims",
    "events",
    "timeline",
    "annotations",
    "entities/Q184/events",
    "articles/rich/mentions",
]


@pytest.mark.parametrize("address", LISTED)
async def test_a_list_has_a_row_for_each_item_in_its_order(varied: httpx2.AsyncClient, address: str) -> None:
    answer = await exported(varied, f"{address}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = read(answer.content)
    items = await everything(varied, address)
    assert [row["id"] for row in rows] == [each["id"] for each in items]
    for row, item in zip(rows, items, strict=True):
        for name in ("text", "title", "slug", "headline", "status", "kind"):
            if name in row and name in item and item.get(name) is not None:
                assert plain(row[name]) == item[name]


async def test_an_article_has_a_row_for_each_annotation(varied: httpx2.AsyncClient) -> None:
    for slug in await slugs(varied):
        article = (await varied.get(f"/v1/articles/{slug}")).json()
        rows = read((await exported(varied, f"articles/{slug}.csv")).content)
        items = await everything(varied, f"annotations?article={article['id']}")
        assert {row["id"] for row in rows} == {each["id"] for each in items}
        assert len(rows) == len(items)


async def test_spans_and_chains_are_complete(varied: httpx2.AsyncClient) -> None:
    rows = {plain(row["text"]): row for row in read((await exported(varied, f"articles/{RICH}/quotes.csv")).content)}
    quote = rows["نهائي … وأنه وقّع"]
    assert quote["chain"] == "SPEAKER ANONYMOUS > RELAYED_BY Homs > PUBLISHED_BY -Agency-"
    assert quote["chain_ids"].startswith("(ANONYMOUS) > "), "what stands for a source without a name is no formula"
    body = (await varied.get(f"/v1/articles/{RICH}")).json()["body"]
    places = [tuple(map(int, each.split("-"))) for each in quote["spans"].split()]
    assert [body[start:end] for start, end in places] == ["نهائي", "وأنه وقّع"]
    assert rows["لن نتراجع"]["retraction_reason"] == "She denies it."
    assert rows["it ended"]["anchor"] == "ORPHANED"


async def test_relations_say_which_claim_states_them_and_unknown_values_why_they_are_unknown(
    varied: httpx2.AsyncClient,
) -> None:
    claims = read((await exported(varied, f"articles/{RICH}/claims.csv")).content)
    ids = {plain(row["text"]).partition(",")[0]: row["id"] for row in claims}
    relations = {plain(row["text"]).partition(",")[0]: row["relations"] for row in claims}
    assert relations["It ended"] == f"CONTRADICTS {ids['=The deal']}"
    assert relations["=The deal"].startswith(f"CONTRADICTS {ids['It ended']} (incoming)")
    quotes = read((await exported(varied, f"articles/{RICH}/quotes.csv")).content)
    assert sorted(row["unknowns"] for row in quotes) == ["", "", "", "", "speaker WITHHELD"]


async def test_a_mark_by_which_excel_knows_the_encoding_stands_before_the_same_table(
    varied: httpx2.AsyncClient,
) -> None:
    plain_table = (await exported(varied, "claims.csv")).content
    assert (await exported(varied, "claims.csv?bom=true")).content == b"\xef\xbb\xbf" + plain_table
    assert (await exported(varied, "claims.csv?bom=false")).content == plain_table
    by_accept = await varied.get("/v1/claims?bom=true", headers={"accept": "text/csv"})
    assert by_accept.content == b"\xef\xbb\xbf" + plain_table


async def test_quantities_have_columns_of_their_own_and_all_of_them_stand_in_one(varied: httpx2.AsyncClient) -> None:
    rows = {row["id"]: row for row in read((await exported(varied, "claims.csv")).content)}
    items = await everything(varied, "claims")
    for item in items:
        row, given_ = rows[item["id"]], item["quantities"]
        assert row["quantity_count"] == str(len(given_))
        assert len(list(filter(None, row["quantities"].split("; ")))) == len(given_)
        for place in range(QUANTITIES):
            told = [row[f"quantity_{place + 1}_{name}"] for name in ("value", "unit", "comparator", "edtf")]
            each = given_[place] if place < len(given_) else None
            names = [each["value"], each["unit"], each["comparator"], each["when"]["edtf"]] if each else [None] * 4
            assert list(map(plain, told)) == ["" if name is None else str(name) for name in names]
    assert max(len(item["quantities"]) for item in items) > QUANTITIES
    final = next(row for row in rows.values() if plain(row["text"]).startswith("=The deal"))
    assert final["quantities"] == "GTE 1200.5 people (2025-12); EQ -3 days; EQ 1 =unit; LT 2 years"
    assert (final["quantity_1_value"], final["quantity_2_value"], final["quantity_3_unit"]) == (
        "1200.5",
        "-3",
        "'=unit",
    )
    (of_article,) = (
        row for row in read((await exported(varied, f"articles/{RICH}.csv")).content) if row["id"] == final["id"]
    )
    assert of_article["quantities"] == final["quantities"]


def test_every_sort_of_things_has_its_ids_and_a_version() -> None:
    for columns in COLUMNS.values():
        assert next(iter(columns)) == "id"
        assert "version" in columns
