"""``isnad amend-entity`` and ``isnad amend-event``: give an entity or event new values."""

from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from service.cli.operation_command import run_operation
from service.cli.options import JsonOption
from service.commands.correct import DryRun, text_of

NewValues: TypeAlias = Annotated[
    Path,
    Parameter(
        help="The file with the new values, in YAML or JSON as in a bundle; - for standard input.",
        allow_leading_hyphen=True,
    ),
]
NoteOption: TypeAlias = Annotated[
    str | None, Parameter(help="The reason. Shown in the history to callers who may see drafts.")
]
VersionOption: TypeAlias = Annotated[
    int | None, Parameter(help="The version that you know; if it is now another one, nothing is done.")
]


def amend_entity(
    entity: Annotated[str, Parameter(help="The id of the entity, or its key in bundles.")],
    file: NewValues,
    /,
    *,
    note: NoteOption = None,
    expected_version: VersionOption = None,
    dry_run: DryRun = False,
    json: JsonOption = False,
) -> int:
    """Amend an entity with the values in a file. Omitted values stay as they are; bundles do not undo it."""
    given: dict[str, object] = {"id": entity, "entity": text_of(file), "note": note}
    given |= {"expectedVersion": expected_version, "dryRun": dry_run}
    return run_operation("amendEntity", given, json=json)


def amend_event(
    event: Annotated[str, Parameter(help="The id of the event, or its key in bundles.")],
    file: NewValues,
    /,
    *,
    note: NoteOption = None,
    expected_version: VersionOption = None,
    dry_run: DryRun = False,
    json: JsonOption = False,
) -> int:
    """Amend an event with the values in a file. Omitted values stay as they are; bundles do not undo it."""
    given: dict[str, object] = {"id": event, "event": text_of(file), "note": note}
    given |= {"expectedVersion": expected_version, "dryRun": dry_run}
    return run_operation("amendEvent", given, json=json)
