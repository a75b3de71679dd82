"""``isnad migrate``: bring the database up to date."""

import asyncio
from contextlib import suppress

from db.load_errors import DatabaseFailed
from db.migration_runner import migrate
from service.console import say
from service.database import database, refuse_unfit, unreachable
from service.settings import load_settings


def migrate_command() -> None:
    """Run the migrations that the database lacks. Several processes may do so at once."""
    with database(load_settings()) as dsn:
        done = run_migrations(dsn)
    for name in done:
        say(f"migrated {name}")
    say("the database is up to date")


def run_migrations(dsn: str) -> tuple[str, ...]:
    """Run the migrations that a database lacks; raises CommandFailed where it cannot be reached, or would not be fit."""
    with suppress(DatabaseFailed):  # the migrations meet the same fault, and tell it
        refuse_unfit(dsn)
    try:
        return asyncio.run(migrate(dsn))
    except (OSError, TimeoutError) as fault:
        raise unreachable(dsn, fault) from None
    except Exception as fault:
        if type(fault).__module__.startswith("asyncpg"):
            raise unreachable(dsn, fault) from None
        raise
