"""``isnad migrate``: bring the database up to date."""

import asyncio
from contextlib import suppress

from db.load_errors import DatabaseFailed
from db.migration_runner import migrate
from service.console import CommandFailed, say
from service.database import database, refuse_incomplete, refuse_unfit, unreachable
from service.settings import load_settings


def migrate_command() -> None:
    """Run all pending migrations. Several processes may do so at once."""
    with database(load_settings()) as dsn:
        for name in run_migrations(dsn):
            say(f"migrated {name}")
        refuse_incomplete(dsn)
    say("the database is up to date")


def run_migrations(dsn: str) -> tuple[str, ...]:
    """Run the migrations that a database lacks.

    Raises CommandFailed if it cannot be reached, would not be fit, or was migrated by a newer version of Isnad.
    """
    with suppress(DatabaseFailed):  # the migrations meet the same fault, and tell it
        newer = refuse_unfit(dsn).completeness.newer
        if newer:
            raise CommandFailed(
                f"a newer version of Isnad has migrated the database (to {newer}): use that version to migrate"
            )
    try:
        return asyncio.run(migrate(dsn))
    except (OSError, TimeoutError) as fault:
        raise unreachable(dsn, fault) from None
    except Exception as fault:
        if type(fault).__module__.startswith("asyncpg"):
            raise unreachable(dsn, fault) from None
        raise
