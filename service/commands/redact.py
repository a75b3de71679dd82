"""``isnad redact``: words are gone from everything that is kept of them."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from service.console import CommandFailed, Exit
from service.operation_command import plain_lines, run_operation


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
    take_along: Annotated[
        bool,
        Parameter(negative=(), help="Take along what else points at the person: other spellings, ids, addresses."),
    ] = False,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print where the words are; write nothing.")] = False,
    json: Annotated[bool, Parameter(negative=(), help="Print the report as JSON.")] = False,
) -> int:
    """Take words out of everything that is kept of them, for ever; a tombstone says when and on what ground."""
    given = {
        "ground": ground,
        "words": [*(words or ()), *(_lines(words_from) if words_from else ())],
        "span": None if start is None and end is None else _span(start, end),
        **{"article": article, "entity": entity, "note": note},
        **{"expectedVersion": expected_version, "takeAlong": take_along, "dryRun": dry_run},
    }
    return run_operation("redact", given, json=json, lines=_report)


def _report(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a report; what stands in a text is shown so that nothing in it moves the cursor or is not seen."""
    traces = payload["traces"]
    yield from plain_lines({name: value for name, value in payload.items() if name != "traces"})
    yield f"what else points at the person: {len(traces)}"
    yield from (f"  {_trace(each)}" for each in traces)


def _trace(trace: Mapping[str, Any]) -> str:
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in trace["text"])
    became = "taken out" if trace["taken"] else "elsewhere, stays" if trace["elsewhere"] else "stays"
    return f"{trace['kind']}  {trace['table']}  {trace['rows']}  {became}  {text}"


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
