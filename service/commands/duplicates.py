"""``isnad duplicates``, ``isnad distinct``: list items that may be the same, and record that they are not."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from cyclopts import Parameter

from schema.identity.duplicate import DuplicateType
from service.cli.console import say_json, warn
from service.cli.operation_command import run_operation
from service.cli.options import JsonOption
from service.cli.service import service_of_command
from service.cli.table import say_table

HEAD = ("SCORE", "TYPE", "NAMES", "KEYS OR IDS", "EVIDENCE")
_SHOWN = 60
"""The most letters of a name that a table shows."""


def duplicates(
    *,
    types: Annotated[
        list[DuplicateType] | None,
        Parameter(negative=(), consume_multiple=True, help="Only items of these types: ENTITY, EVENT, ARTICLE, QUOTE."),
    ] = None,
    first: Annotated[int, Parameter(help="At most so many pairs: up to 100.")] = 20,
    after: Annotated[str | None, Parameter(help="Only pairs after this cursor.")] = None,
    json: JsonOption = False,
) -> None:
    """List items that may be the same, the likeliest first. Those about which somebody has decided are left out."""
    names = None if types is None else ",".join(each.value for each in types)
    with service_of_command() as service:
        page = service.read("/v1/duplicates", types=names, first=str(first), after=after)
    if json:
        say_json(page)
        return
    say_table(HEAD, [row for each in page["nodes"] for row in _rows(each)])
    if page["next"]:
        warn(f"There are more: --after {page['pageInfo']['endCursor']}")


def distinct(
    nodes: Annotated[
        list[str], Parameter(help="Two or more items of one type: the id, key or slug of each.", consume_multiple=True)
    ],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Record that items are not the same, although they look alike: `isnad duplicates` no longer lists them."""
    given = {"nodes": nodes, "note": note, "dryRun": dry_run}
    return run_operation("markDistinct", given, json=json, lines=lambda payload: _lines(payload, "are not the same"))


def undo_distinct(
    nodes: Annotated[
        list[str], Parameter(help="Two or more items of one type: the id, key or slug of each.", consume_multiple=True)
    ],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Take back that items are not the same: `isnad duplicates` may list them again."""
    given = {"nodes": nodes, "note": note, "dryRun": dry_run}
    return run_operation("undoDistinct", given, json=json, lines=lambda payload: _lines(payload, "may be the same"))


def _lines(payload: Mapping[str, Any], what: str) -> Iterator[str]:
    names = ", ".join(f"{_name(each)} ({_key(each)})" for each in payload["nodes"])
    yield f"{names} {what}; pairs that changed: {payload['changed']}"


def _rows(pair: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    """Yield a row for each of the two items; what both have in common is beside the first and, if it is more, the others."""
    nodes, evidence = pair["nodes"], pair["evidence"]
    for place in range(max(len(nodes), len(evidence))):
        node = nodes[place] if place < len(nodes) else None
        score = (f"{pair['score']:.2f}", nodes[0]["__typename"].upper()) if place == 0 else ("", "")
        said = evidence[place] if place < len(evidence) else ""
        yield (*score, _name(node) if node else "", _key(node) if node else "", said)


def _name(node: Mapping[str, Any]) -> str:
    """Return the words by which people know an item."""
    name = node.get("name") or node.get("title") or node.get("headline") or node.get("text") or node.get("slug") or ""
    return name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"


def _key(node: Mapping[str, Any]) -> str:
    """Return what commands take for an item: its slug or key, if it tells one, or else its id."""
    return str(node.get("slug") or next(iter(node.get("keys") or ()), None) or node.get("key") or node["id"])
