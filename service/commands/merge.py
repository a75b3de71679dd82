"""``isnad merge``: merge entities into one; ``isnad undo-merge``: separate a merged entity again."""

from typing import Annotated

from cyclopts import Parameter

from service.cli.operation_command import run_operation
from service.cli.options import JsonOption


def merge(
    survivor: Annotated[str, Parameter(help="The id of the entity that takes over the others.")],
    merged: Annotated[list[str], Parameter(help="The ids of the other entities.", consume_multiple=True)],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    force: Annotated[
        bool,
        Parameter(negative=(), help="Merge entities even if their Wikidata ids differ; the survivor keeps its own."),
    ] = False,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Merge entities that are the same: one of them takes over the names of the others and everything that refers to them."""
    given = {"survivor": survivor, "merged": merged, "note": note, "force": force, "dryRun": dry_run}
    return run_operation("mergeEntities", given, json=json)


def undo_merge(
    merge: Annotated[str, Parameter(help="The id of the merge, or of the entity that was merged.")],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Undo a merge: the merged entity becomes separate again, with everything that belongs to it."""
    return run_operation("undoMerge", {"merge": merge, "note": note, "dryRun": dry_run}, json=json)
