"""``isnad redact``: words are gone from everything that is kept of them."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from service.console import CommandFailed, Exit
from service.operation_command import run_operation


def redact(
    *,
    ground: Annotated[str, Parameter(help="On what ground, for everybody to see; without the words.")],
    words: Annotated[
        list[str] | None,
        Parameter(negative=(), help="A text to take out; may be given again. Others on the machine can see it."),
    ] = None,
    words_from: Annotated[
        Path | None, Parameter(help="A file with a text to take out on each line; - is standard input.")
    ] = None,
    start: Annotated[int | None, Parameter(help="Instead: where in the article's text the words start.")] = None,
    end: Annotated[int | None, Parameter(help="Where they end, in code points.")] = None,
    article: Annotated[
        str | None, Parameter(help="The article, by slug or id; without it and --entity: everywhere.")
    ] = None,
    entity: Annotated[str | None, Parameter(help="The entity, by its id.")] = None,
    note: Annotated[str | None, Parameter(help="What editors are to know of it.")] = None,
    expected_version: Annotated[int | None, Parameter(help="The version of the article that you know.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print where the words are; write nothing.")] = False,
    json: Annotated[bool, Parameter(negative=(), help="Print the report as JSON.")] = False,
) -> int:
    """Take words out of everything that is kept of them, for ever; a tombstone says when and on what ground."""
    given = {
        "ground": ground,
        "words": [*(words or ()), *(_lines(words_from) if words_from else ())],
        "span": None if start is None and end is None else _span(start, end),
        **{"article": article, "entity": entity, "note": note},
        **{"expectedVersion": expected_version, "dryRun": dry_run},
    }
    return run_operation("redact", given, json=json)


def _span(start: int | None, end: int | None) -> dict[str, int]:
    if start is None or end is None:
        raise CommandFailed("--start and --end go together", Exit.USAGE)
    return {"start": start, "end": end}


def _lines(path: Path) -> list[str]:
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise CommandFailed(f"{path} cannot be read: {fault}", Exit.USAGE) from None
    return [line for line in text.splitlines() if line.strip()]
