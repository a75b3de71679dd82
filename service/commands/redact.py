"""``isnad redact``: remove words permanently from everything that is stored."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from service.cli.completion import keys_of
from service.cli.console import CommandFailed, Exit
from service.cli.operation_command import plain_lines, run_operation


def redact(
    *,
    ground: Annotated[
        str, Parameter(help="The ground for the redaction, which is public. It must not contain the words.")
    ],
    words: Annotated[
        list[str] | None,
        Parameter(
            negative=(), help="A text to remove; repeat the option for several. Other users of this machine can see it."
        ),
    ] = None,
    words_from: Annotated[
        Path | None, Parameter(help="A file with one text to remove on each line; - for standard input.")
    ] = None,
    start: Annotated[
        int | None, Parameter(help="Instead of --words: where the words start in the article's text, in code points.")
    ] = None,
    end: Annotated[int | None, Parameter(help="Where the words end, in code points.")] = None,
    article: Annotated[
        str | None, Parameter(help="The slug or id of the article; without it and --entity: everywhere.")
    ] = None,
    entity: Annotated[
        str | None, Parameter(help="The entity: its key, id or address.", completer=keys_of("entity"))
    ] = None,
    note: Annotated[str | None, Parameter(help="A note for editors.")] = None,
    expected_version: Annotated[int | None, Parameter(help="The version of the article that you know.")] = None,
    take_along: Annotated[
        bool,
        Parameter(negative=(), help="Remove also what else identifies the person: other spellings, ids, addresses."),
    ] = False,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print where the words occur; write nothing.")] = False,
    json: Annotated[bool, Parameter(negative=(), help="Print the report as JSON.")] = False,
) -> int:
    """Remove words permanently from everything that is stored; a tombstone states when and on what ground."""
    given = {
        "ground": ground,
        "words": [*(words or ()), *(_lines(words_from) if words_from else ())],
        "span": None if start is None and end is None else _span(start, end),
        **{"article": article, "entity": entity, "note": note},
        **{"expectedVersion": expected_version, "takeAlong": take_along, "dryRun": dry_run},
    }
    return run_operation("redact", given, json=json, lines=_report)


def _report(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a report; texts are escaped so that nothing in them moves the cursor or is invisible."""
    traces = payload["traces"]
    yield from plain_lines({name: value for name, value in payload.items() if name != "traces"})
    yield f"what else identifies the person: {len(traces)}"
    yield from (f"  {_trace(each)}" for each in traces)


def _trace(trace: Mapping[str, Any]) -> str:
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in trace["text"])
    became = "elsewhere, stays" if trace["taken"] else "elsewhere, stays" if trace["elsewhere"] else "stays"
    return f"{trace['kind']}  {trace['table']}  {trace['rows']}  {became}  {text}"


def _span(start: int | None, end: int | None) -> dict[str, int]:
    if start is None or end is None:
        raise CommandFailed("give --start and --end together", Exit.USAGE)
    return {"start": start, "end": end}


def _lines(path: Path) -> list[str]:
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise CommandFailed(f"{path} cannot be read: {fault}", Exit.USAGE) from None
    return [line for line in text.splitlines() if line.strip()]
