"""Errors of exports, each with its code."""

from service.errors.http import HttpRefused


class ExportTooLarge(HttpRefused):
    """The export would have more items than allowed."""

    code = "EXPORT_TOO_LARGE"


class ExportDisturbed(HttpRefused):
    """An article was changed again and again while an export read it."""

    code = "EXPORT_DISTURBED"


class SheetTooLong(HttpRefused):
    """The table has more rows than a sheet can hold."""

    code = "SHEET_TOO_LONG"
