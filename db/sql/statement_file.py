"""Read fixed statements from files: ``db/<room>/sql/<name>.sql``, each below a comment that explains it."""

import re
from importlib.resources import files
from typing import LiteralString, cast

_COMMENT = re.compile(r"\A(--[^\n]*\n)+")


def read_statement(name: LiteralString) -> LiteralString:
    """Return the statement in a file, without the comment above it; ``name`` is ``<room>/<name of the file>``.

    The files are part of this program, and only a literal can name one. So their text is as safe as a literal, and the
    type says so. Call this when a module is imported, not for each request.
    """
    room, _, file = name.partition("/")
    text = files("db").joinpath(room, "sql", f"{file}.sql").read_text(encoding="utf-8")
    statement = _COMMENT.sub("", text).strip()
    return cast(LiteralString, statement)  # type: ignore[redundant-cast]  # mypy takes every str for a literal
