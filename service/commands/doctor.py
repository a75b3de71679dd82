"""``isnad doctor``: show the settings and their origins, and the state of the database."""

import asyncio
import os
from dataclasses import asdict

from db.migrations.inspection import Inspection, inspect
from db.migrations.rights import Rights
from db.operation.load_errors import DatabaseFailed
from service.cli.console import Exit, say, say_json
from service.cli.database import database
from service.cli.options import JsonOption
from service.environment import load_settings, origins


def doctor(*, json: JsonOption = False) -> int:
    """Show every setting and its origin, the state of the database, and what it lacks."""
    settings = load_settings()
    shown = origins(settings, os.environ)
    found, faults = _inspected()
    warning = found.rights.warning if found and settings.database_url else None
    if json:
        state, warnings = _state(found) if found else None, [warning] if warning else []
        told = {"settings": [asdict(each) for each in shown], "database": state, "warnings": warnings, "faults": faults}
        say_json(told)
    else:
        say("settings")
        for each in shown:
            say(f"  {each.name:<30} {each.value:<32} {each.origin}")
        say("database")
        for name, value in _state(found).items() if found else ():
            say(f"  {name:<30} {_told(value)}")
        if warning:
            say(f"  warning: {warning}")
        for fault in faults:
            say(f"  fault: {fault}")
    return Exit.FAILED if faults else Exit.DONE


def _state(found: Inspection) -> dict[str, object]:
    """Return the facts about a database to show, by name."""
    lacking = found.completeness
    return {
        "version": found.version,
        "is_supported": found.is_supported,
        "encoding": found.encoding,
        "locale": found.locale,
        "handles_arabic": found.handles_arabic,
        "extensions": list(found.extensions),
        "role": found.rights.role,
        "lacking_rights": list(found.rights.lacking),
        "rights_beyond_serving": _beyond(found.rights),
        "pending": list(lacking.pending),
        "missing": [str(each) for each in lacking.missing],
        "migrated_by_newer": lacking.newer,
        "restored_from_elsewhere": lacking.is_moved,
    }


def _beyond(rights: Rights) -> list[str]:
    """Return the rights of the role that serving does not need."""
    if rights.is_superuser:
        return ["everything, as a superuser"]
    return ["everything, as the owner of the tables"] if rights.is_owner else list(rights.excess)


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return "none" if value is None else str(value)


def _inspected() -> tuple[Inspection | None, list[str]]:
    try:
        with database(load_settings()) as dsn:
            found = asyncio.run(inspect(dsn))
    except DatabaseFailed as fault:
        return None, [str(fault)]
    return found, list(found.faults)
