"""Errors of exports, each with its code."""

from service.errors.http import HttpRefused


class ExportTooLarge(HttpRefused):
    """There are more items than are exported at once."""

    code = "EXPORT_TOO_LARGE"


class ExportDisturbed(HttpRefused):
    """An article was written again and again while it was read for an export."""

    code = "EXPORT_DISTURBED"


class SheetTooLong(HttpRefused):
    """There are more rows than a sheet can hold."""

    code = "SHEET_TOO_LONG"
