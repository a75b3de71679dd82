"""``isnad merge``: let one entity take over others; ``isnad undo-merge``: let one be by itself again."""

from typing import Annotated

from cyclopts import Parameter

from service.operation_command import run_operation


def merge(
    survivor: Annotated[str, Parameter(help="The id of the entity that takes over the others.")],
    merged: Annotated[list[str], Parameter(help="The ids of the others.", consume_multiple=True)],
    /,
    *,
    note: Annotated[str | None, Parameter(help="Why; it stands in the history.")] = None,
    force: Annotated[
        bool, Parameter(negative=(), help="Merge even what has different Wikidata ids: the survivor's own stands then.")
    ] = False,
    dry_run: Annotated[bool, Parameter(negative=(), help="Tell what would be done; write nothing.")] = False,
    json: Annotated[bool, Parameter(negative=(), help="Print what was done as JSON.")] = False,
) -> int:
    """Let one entity take over others that are the same: with their names and everything that stands for them."""
    given = {"survivor": survivor, "merged": merged, "note": note, "force": force, "dryRun": dry_run}
    return run_operation("mergeEntities", given, json=json)


def undo_merge(
    merge: Annotated[str, Parameter(help="The id of the merge, or of the entity that was merged.")],
    /,
    *,
    note: Annotated[str | None, Parameter(help="Why; it stands in the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Tell what would be done; write nothing.")] = False,
    json: Annotated[bool, Parameter(negative=(), help="Print what was done as JSON.")] = False,
) -> int:
    """Undo a merge: the merged entity is by itself again, with all that is its own."""
    return run_operation("undoMerge", {"merge": merge, "note": note, "dryRun": dry_run}, json=json)
