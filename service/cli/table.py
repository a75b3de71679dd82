"""Tables and instants on the command line, printed and read in one way by all commands."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.cells import cell_len

from service.cli.console import CommandFailed, Exit, say


def say_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table with columns aligned by the cells that a terminal needs, in any script, on standard output."""
    lines = [head, *rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (text + " " * (width - cell_len(text)) for text, width in zip(line, widths, strict=True))
        say("  ".join(cells).rstrip())


def minute(instant: datetime | None) -> str:
    """Return an instant to the minute, in UTC; None is ``never``."""
    return "never" if instant is None else instant.astimezone(UTC).strftime("%Y-%m-%d %H:%MZ")


def second(instant: datetime) -> str:
    """Return an instant to the second, in UTC."""
    return instant.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%SZ")


def read_instant(text: str, option: str, examples: str) -> datetime:
    """Return the ISO 8601 day or time given to an option, in UTC if it names no zone; raises CommandFailed."""
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        raise CommandFailed(f"{option} {text[:40]!r} is not a time: use {examples}", Exit.USAGE) from None
    return given if given.tzinfo else given.replace(tzinfo=UTC)
