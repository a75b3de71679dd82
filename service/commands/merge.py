"""Merging what is the same: ``isnad merge`` and ``undo-merge`` for entities, ``merge-events`` and ``undo-merge-events``."""

from typing import Annotated

from cyclopts import Parameter

from service.cli.completion import keys_of
from service.cli.operation_command import run_operation
from service.cli.options import JsonOption


def merge(
    survivor: Annotated[
        str,
        Parameter(help="The entity that takes over the others.", completer=keys_of("entity")),
    ],
    merged: Annotated[
        list[str], Parameter(help="The other entities.", consume_multiple=True, completer=keys_of("entity"))
    ],
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
    merge: Annotated[
        str,
        Parameter(
            help="The id of the merge, or the merged entity.",
            completer=keys_of("entity"),
        ),
    ],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Undo a merge: the merged entity becomes separate again, with everything that belongs to it."""
    return run_operation("undoMerge", {"merge": merge, "note": note, "dryRun": dry_run}, json=json)


def merge_events(
    survivor: Annotated[str, Parameter(help="The id of the event that takes over the others.")],
    merged: Annotated[list[str], Parameter(help="The ids of the other events.", consume_multiple=True)],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Merge events that are the same: one of them takes over the reports, claims and keys of the others."""
    given = {"survivor": survivor, "merged": merged, "note": note, "dryRun": dry_run}
    return run_operation("mergeEvents", given, json=json)


def undo_merge_events(
    merge: Annotated[str, Parameter(help="The id of the merge, or the id or a key of the event that was merged.")],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Undo a merge of events: the merged event becomes separate again, with everything that belongs to it."""
    return run_operation("undoMergeEvents", {"merge": merge, "note": note, "dryRun": dry_run}, json=json)
