"""``isnad split`` and ``isnad split-event``: split an entity or event that stands for two."""

import json as json_format
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from editorial.bundle.source import SourceUnreadable, read_source
from service.cli.console import CommandFailed, Exit
from service.cli.operation_command import run_operation
from service.cli.options import EntityOption, JsonOption

PARTS = ("into", "takes")


def split(
    entity: EntityOption,
    file: Annotated[Path, Parameter(help="A YAML or JSON file: the new entity (into), and whatever means it (takes).")],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Split an entity that stands for two: a new entity takes over whatever means it."""
    given = {"entity": entity, **_parts(file), "note": note, "dryRun": dry_run}
    return run_operation("splitEntity", given, json=json)


def split_event(
    event: Annotated[str, Parameter(help="The id of the event that stands for two.")],
    file: Annotated[
        Path, Parameter(help="A YAML or JSON file: the new event as in a bundle (into), and whatever means it (takes).")
    ],
    /,
    *,
    note: Annotated[str | None, Parameter(help="The reason, for the history.")] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Split an event that stands for two: a new event takes over the reports and claims that mean it."""
    parts = _parts(file)
    into = json_format.dumps(parts["into"], ensure_ascii=False)
    given = {"event": event, "into": into, "takes": parts["takes"], "note": note, "dryRun": dry_run}
    return run_operation("splitEvent", given, json=json)


def _parts(file: Path) -> dict[str, object]:
    """Return the content of a file; raises CommandFailed if it lacks ``into`` or ``takes``."""
    try:
        data = read_source(file.read_bytes(), str(file)).data
    except OSError as fault:
        raise CommandFailed(f"{file}: cannot be read: {fault.strerror}", Exit.USAGE) from None
    except SourceUnreadable as fault:
        problem = fault.problem
        raise CommandFailed(f"{file}:{problem.line}:{problem.column}: {problem.message}", Exit.USAGE) from None
    if not isinstance(data, dict) or set(data) != set(PARTS):
        raise CommandFailed(
            f"{file}: describe the new one under `into`, and whatever means it under `takes`", Exit.USAGE
        )
    return dict(data)
