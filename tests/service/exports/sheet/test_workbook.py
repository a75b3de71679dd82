"""Workbooks: read back by openpyxl, every cell has its type and its words; nothing is a formula; the same bytes each time."""

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import httpx2
import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from service.errors.export import SheetTooLong
from service.exports.data.subject import Subject, SubjectKind
from service.exports.sheet import workbook as workbooks
from service.exports.sheet.columns import QUANTITY_COLUMNS
from service.exports.sheet.workbook import CUT, MAX_CELL, fit, workbook
from tests.service.exports.asking import everything, exported
from tests.service.exports.data.dates import TEXTS
from tests.service.exports.sheet.test_csv_table import LISTED, plain
from tests.service.exports.sheet.test_csv_table import read as read_csv
from tests.service.exports.varied import RICH

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def sheets(content: bytes) -> dict[str, Worksheet]:
    """Return the sheets of a workbook that has no formula."""
    book = load_workbook(io.BytesIO(content))
    found: dict[str, Worksheet] = {each: book[each] for each in book.sheetnames}
    assert all(cell.data_type != "f" for sheet in found.values() for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        in_sheets = [parts.read(each) for each in parts.namelist() if each.startswith("xl/worksheets/")]
        assert in_sheets
        assert not [each for each in in_sheets if re.search(b"<f[ >/]", each)]
        assert not [each for each in parts.namelist() if "hyperlink" in each]
    return found


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of a sheet by its header."""
    header, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def texts(content: bytes) -> list[str]:
    """Return the texts of all cells as the standard has them (ISO/IEC 29500-1, 22.9.2.19)."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        root = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    found = ("".join(each.text or "" for each in item.iter(MAIN + "t")) for item in root)
    return [ESCAPE.sub(lambda match: chr(int(match[1], 16)), each) for each in found]


def of_quotes(*items: dict[str, Any], kind: SubjectKind = SubjectKind.QUOTES) -> Subject:
    noise = {"id": "018f0000-0000-7000-8000-000000000001", "chain": [], "spans": [], "language": "en", "version": 1}
    return Subject(kind, [noise | each for each in items], "https://n.example", "https://n.example/v1/quotes.xlsx", "")


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_is_read_as_it_was_written_and_never_a_formula(text: str) -> None:
    made = workbook(of_quotes({"text": text}))
    sheets(made)
    assert text in texts(made)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "{=1}", "https://n.example", "1", "_x0041_", "TRUE"]
)
def test_a_text_is_a_text_whatever_it_looks_like(text: str) -> None:
    (row,) = table(sheets(workbook(of_quotes({"text": text})))["quotes"])
    assert row["text"] == text


@pytest.mark.parametrize("address", LISTED)
async def test_a_workbook_has_the_rows_and_columns_of_csv(varied: httpx2.AsyncClient, address: str) -> None:
    answer = await exported(varied, f"{address}.xlsx")
    rows = read_csv((await exported(varied, f"{address}.csv")).content)
    (name, sheet), *_ = sheets(answer.content).items()
    assert name == {"timeline": "events"}.get(address, address.rpartition("/")[2])
    found = table(sheet)
    assert [list(row) for row in found] == [list(row) for row in rows]
    for row, told in zip(found, rows, strict=True):
        for column, value in row.items():
            if isinstance(value, datetime):
                instant = datetime.fromisoformat(told[column]).replace(tzinfo=None)
                assert abs((value - instant).total_seconds()) < 0.001
            elif isinstance(value, int | float):
                assert value == float(told[column])
            else:
                assert (value or "").replace("\r", "") == plain(told[column]).replace("\r", "")


async def test_cells_have_types(varied: httpx2.AsyncClient) -> None:
    sheet = sheets((await exported(varied, "claims.xlsx")).content)["claims"]
    header = [cell.value for cell in sheet[1]]
    (row,) = (row for row in sheet.iter_rows(min_row=2) if str(row[header.index("text")].value).startswith("=The deal"))
    cells: dict[Any, Cell] = dict(zip(header, row, strict=True))  # type: ignore[arg-type]
    assert cells["published_at"].is_date
    assert isinstance(cells["written_at"].value, datetime)
    assert (cells["version"].data_type, cells["confidence"].data_type, cells["start"].data_type) == ("n", "n", "n")
    assert (cells["quantity_1_value"].value, cells["quantity_2_value"].value) == (1200.5, -3)
    assert sheet.freeze_panes == "A2"


async def test_every_quantity_has_a_row_of_a_sheet_of_its_own(varied: httpx2.AsyncClient) -> None:
    for address, listed in (("claims", "claims"), (f"articles/{RICH}", f"articles/{RICH}/claims")):
        rows = table(sheets((await exported(varied, f"{address}.xlsx")).content)["quantities"])
        items = await everything(varied, listed)
        given_ = [(claim["id"], at, each) for claim in items for at, each in enumerate(claim["quantities"], 1)]
        told = {(row["claim_id"], row["position"]): row for row in rows}
        assert len(told) == len(rows) == len(given_)
        for claim, at, each in given_:
            row = told[claim, at]
            assert list(row) == list(QUANTITY_COLUMNS)
            assert (row["value"], row["unit"], row["edtf"]) == (each["value"], each["unit"], each["when"]["edtf"])
    assert list(sheets((await exported(varied, "quotes.xlsx")).content)) == ["quotes"]


async def test_days_before_the_calendar_of_spreadsheets_are_texts(varied: httpx2.AsyncClient) -> None:
    rows = {row["edtf"]: row for row in table(sheets((await exported(varied, "events.xlsx")).content)["events"])}
    assert rows["2025-12-13"]["earliest"] == datetime(2025, 12, 13)
    assert rows["0001-01-01"]["earliest"] == "0001-01-01"
    assert rows["9999-12-31"]["latest"] == datetime(9999, 12, 31)
    assert rows["2024-07/.."]["latest"] is None


def test_the_sheet_is_from_right_to_left_where_most_of_its_words_are() -> None:
    def is_rtl(*items: dict[str, Any], kind: SubjectKind = SubjectKind.QUOTES) -> bool:
        (sheet, *_) = sheets(workbook(of_quotes(*items, kind=kind))).values()
        return bool(sheet.sheet_view.rightToLeft)

    arabic, english = {"language": "ar"}, {"language": "en"}
    assert is_rtl(arabic)
    assert is_rtl(arabic, arabic, english)
    assert not is_rtl(arabic, english)
    assert not is_rtl()
    assert is_rtl({"language": "ks-Arab"})
    assert not is_rtl({"language": "ar-Latn"})
    entity: dict[str, Any] = {"language": None, "names": [], "sameAs": [], "mergedFrom": []}
    assert is_rtl(entity | {"name": "2025: الوزيرة"}, kind=SubjectKind.ENTITIES)
    assert not is_rtl(entity | {"name": "Agency: الوزيرة"}, entity | {"name": "123"}, kind=SubjectKind.ENTITIES)


async def test_an_arabic_article_is_a_sheet_from_right_to_left(varied: httpx2.AsyncClient) -> None:
    found = sheets((await exported(varied, "articles/belarus-potash-sanctions.xlsx")).content)
    assert all(sheet.sheet_view.rightToLeft for sheet in found.values())


def test_a_text_that_a_cell_cannot_hold_says_that_it_is_cut() -> None:
    for text in ("x" * MAX_CELL, "😀" * (MAX_CELL // 2)):
        assert fit(text) == text
        cut = fit(text + "xx")
        assert cut.endswith(CUT)
        assert len(cut.encode("utf-16-le")) // 2 <= MAX_CELL
        assert text.startswith(cut.removesuffix(CUT))
    long = {"text": "ك" * 50_000}
    (row,) = table(sheets(workbook(of_quotes(long)))["quotes"])
    assert row["text"] == fit("ك" * 50_000)


def test_more_rows_than_a_sheet_holds_are_refused_and_not_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_ROWS", 3)
    assert len(table(sheets(workbook(of_quotes({}, {})))["quotes"])) == 2
    with pytest.raises(SheetTooLong):
        workbook(of_quotes({}, {}, {}))


def test_a_workbook_is_made_of_the_same_bytes_whenever_it_is_made() -> None:
    subject = of_quotes({"text": "قال", "version": 2**60}, {"text": "x" * 40_000})
    first = workbook(subject)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        dates = {each.date_time for each in parts.infolist()}
        core = parts.read("docProps/core.xml").decode()
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert str(datetime.now(UTC).year) not in core
    assert workbook(subject) == first
