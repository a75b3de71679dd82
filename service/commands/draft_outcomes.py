"""``isnad draft-outcomes``: what editors did with drafts, by rule."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from cyclopts import Parameter

from db.drafting.outcomes import DraftOutcome, draft_outcomes_by
from db.keys.api_key import KeyFault, open_keys
from db.operation.load_errors import DatabaseFailed
from service.cli.console import CommandFailed, Exit, say, say_json
from service.cli.database import database
from service.cli.options import JsonOption
from service.cli.service import CONNECT_S, remote_service
from service.cli.table import say_table
from service.drafting.outcomes import outcomes_shown
from service.environment import load_settings
from service.settings import Settings

HEAD = ("BY", "KIND", "RULE", "ACCEPTED", "CHANGED", "REJECTED", "WAITING")


def draft_outcomes(
    *,
    annotation_set: Annotated[
        str | None, Parameter(help="Only drafts of this annotation set, such as `rules`.")
    ] = None,
    json: JsonOption = False,
) -> int:
    """Show how many drafted annotations editors accepted, changed and rejected, by drafter, kind and rule."""
    found = _read(load_settings(), annotation_set)
    if json:
        say_json({"outcomes": found})
    elif found:
        say_table(HEAD, [_row(each) for each in found])
    else:
        say("nothing was drafted yet: `isnad draft FILE --load` drafts an article")
    return Exit.DONE


def _read(settings: Settings, annotation_set: str | None) -> Sequence[Mapping[str, Any]]:
    """Return the outcomes as REST answers them, from the server or the database of the settings. Raises CommandFailed."""
    if settings.server:
        with remote_service(settings, settings.write_timeout_s + CONNECT_S) as service:
            outcomes: Sequence[Mapping[str, Any]] = service.read("/v1/draft-outcomes", annotationSet=annotation_set)[
                "outcomes"
            ]
            return outcomes
    try:
        with database(settings) as dsn:
            found = asyncio.run(_counted(dsn, annotation_set))
    except (KeyFault, DatabaseFailed) as fault:
        raise CommandFailed(str(fault)) from None
    shown: Sequence[Mapping[str, Any]] = outcomes_shown(found).model_dump(mode="json", by_alias=True)["outcomes"]
    return shown


async def _counted(dsn: str, annotation_set: str | None) -> list[DraftOutcome]:
    async with open_keys(dsn) as connection:
        return await draft_outcomes_by(connection, annotation_set)


def _row(outcome: Mapping[str, Any]) -> Sequence[str]:
    counts = (str(outcome[name]) for name in ("accepted", "changed", "rejected", "waiting"))
    return outcome["assertedBy"], outcome["kind"], outcome["rule"] or "-", *counts
