"""CSV (RFC 4180): one row for each thing, with a header, in UTF-8; safe to open in a spreadsheet.

A cell that a spreadsheet could take for a formula gets an apostrophe in front, and so does one that begins with an
apostrophe. A reader who removes one leading apostrophe from a cell has the original text.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from service.exports.data.subject import Row, Subject
from service.exports.sheet.cells import Cell
from service.exports.sheet.columns import columns_of, rows_of

BOM = "\ufeff"
"""The byte order mark by which a spreadsheet recognizes UTF-8."""

_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""Characters that a cell may not begin with; the wide ones are those of East Asian keyboards."""

_ENDS_OF_LINES = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Line ends of Unicode that CSV does not know: cells with them are quoted, like those with other line ends."""


def csv_table(subject: Subject) -> bytes:
    """Return the table of a subject's items, after a byte order mark if its parameter ``bom`` is true."""
    mark = BOM if subject.has_option("bom") else ""
    return mark.encode() + table(columns_of(subject), rows_of(subject))


def table(columns: Mapping[str, Cell], rows: Iterable[Row]) -> bytes:
    """Return rows with these columns."""
    out = io.StringIO(newline="")
    plain, quoted = (
        csv.writer(out, lineterminator="\r\n", quoting=each) for each in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
    )
    plain.writerow(columns)
    for row in rows:
        cells = [cell(column(row)) for column in columns.values()]
        (quoted if any(map(_ENDS_OF_LINES.search, cells)) else plain).writerow(cells)
    return out.getvalue().encode()


def cell(value: object) -> str:
    """Return a value as a cell: a text that no spreadsheet takes for a formula, nothing for None."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_LIKE_FORMULAS) else text
