"""Workbooks (Office Open XML, ISO/IEC 29500): the tables of CSV with typed cells, and never a formula.

Instants are in UTC, since a cell has no time zone. Values that a cell cannot hold (days before March 1900, whole
numbers of more than 15 digits) are written as the text that REST answers. The same subject always gives the same bytes.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from editorial.model.vocabulary import TextDirection
from editorial.text.language import direction, text_direction
from service.errors.export import SheetTooLong
from service.exports.data.subject import Row, Subject, SubjectKind
from service.exports.sheet.cells import Cell, DayText, InstantText
from service.exports.sheet.columns import QUANTITY_COLUMNS, columns_of, quantities_of, rows_of

MAX_ROWS = 1_048_576
MAX_CELL = 32_767
"""The limits of a sheet, and of a cell in UTF-16."""

CUT = " … (cut: a cell holds no more)"
FIRST_DAY = date(1900, 3, 1)
"""The first day that spreadsheets count right: before it they count 29 February 1900, which did not exist."""

EXACT = 10**15
"""Numbers from here on have more digits than a spreadsheet keeps."""

WIDTHS: Mapping[str, int] = {
    "text": 60,
    "exact": 60,
    "headline": 60,
    "title": 60,
    "name": 30,
    "chain": 40,
    "quantities": 30,
}
WIDTH = 16
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The creation time in every workbook, fixed so that its bytes do not change from day to day."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(subject: Subject) -> bytes:
    """Return the workbook of a subject. Raises SheetTooLong.

    It has a sheet of the items, and one of the quantities of claims.
    """
    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties({"title": "Isnad", "created": CREATED.replace(tzinfo=None)})
    sheets = _Sheets(
        book, book.add_format({"bold": True}), *(book.add_format({"num_format": each}) for each in FORMATS)
    )
    name = SubjectKind.ANNOTATIONS if subject.kind is SubjectKind.ARTICLE else subject.kind
    is_rtl = _is_rtl(subject.items)
    sheets.add(name, columns_of(subject), rows_of(subject), is_rtl=is_rtl)
    if quantities := quantities_of(subject):
        sheets.add("quantities", QUANTITY_COLUMNS, quantities, is_rtl=is_rtl)
    book.close()
    return out.getvalue()


FORMATS = ("yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd")
"""The display formats of instants and days."""


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The sheets of a workbook, and the formats of its cells."""

    book: Workbook
    header: Format
    instant: Format
    day: Format

    def add(self, name: str, columns: Mapping[str, Cell], rows: Iterable[Row], *, is_rtl: bool) -> None:
        """Add a sheet whose header stays in view. Raises SheetTooLong."""
        sheet = self.book.add_worksheet(name)
        if is_rtl:
            sheet.right_to_left()
        for place, title in enumerate(columns):
            sheet.write_string(0, place, title, self.header)
            sheet.set_column(place, place, WIDTHS.get(title, WIDTH))
        last = 0
        for last, row in enumerate(islice(rows, MAX_ROWS), 1):
            if last == MAX_ROWS:
                raise SheetTooLong(
                    f"a sheet has at most {MAX_ROWS} rows: narrow it down, or use .csv", allowed=MAX_ROWS
                )
            for place, column in enumerate(columns.values()):
                self._write(sheet, (last, place), column(row))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)

    def _write(self, sheet: Worksheet, at: tuple[int, int], value: object) -> None:
        match value:
            case None | "":
                return
            case bool():
                sheet.write_boolean(*at, value)
            case int() | float() if abs(value) < EXACT:
                sheet.write_number(*at, value)
            case InstantText() if (instant := datetime.fromisoformat(value).astimezone(UTC)).date() >= FIRST_DAY:
                sheet.write_datetime(*at, instant.replace(tzinfo=None), self.instant)
            case DayText() if (day := _day(value)) is not None:
                sheet.write_datetime(*at, datetime(day.year, day.month, day.day), self.day)
            case _:
                sheet.write_string(*at, fit(str(value)))


def fit(text: str) -> str:
    """Return a text that fits into a cell; a longer one ends with a note that it is cut."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * MAX_CELL:
        return text
    return encoded[: 2 * (MAX_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _day(text: str) -> date | None:
    """Return a day that a cell can hold; None for another one."""
    day = date.fromisoformat(text)
    return day if day >= FIRST_DAY else None


def _is_rtl(items: Sequence[Row]) -> bool:
    """Return whether most items that have a direction are read from right to left."""
    directions = [each for each in map(_direction, items) if each is not None]
    return 2 * directions.count(TextDirection.RTL) > len(directions)


def _direction(row: Row) -> TextDirection | None:
    """Return the direction of an item: by its language, else by its name or the words of the article."""
    if row.get("language"):
        return direction(row["language"])
    words = row.get("title") or row.get("name") or "".join(span["exact"] for span in row.get("spans") or ())
    return text_direction(words)
