"""``isnad migrate``: migrate the database, and grant the serving role its rights."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Annotated, TypeVar

from cyclopts import Parameter

from db.migrations.runner import give_rights, migrate
from db.operation.load_errors import DatabaseFailed
from service.cli.console import CommandFailed, say
from service.cli.database import database_to_migrate, refuse_incomplete, refuse_unfit, serving_role_of, unreachable
from service.environment import load_settings
from service.settings import Settings

T = TypeVar("T")


def migrate_command(
    *,
    serving_role: Annotated[
        str | None, Parameter(help="The role to grant the rights to serve (ISNAD_SERVING_ROLE).")
    ] = None,
) -> None:
    """Run all pending migrations, and grant the serving role its rights. Several processes may do so at once."""
    settings = load_settings(serving_role=serving_role)
    with database_to_migrate(settings) as dsn:
        bring_up_to_date(settings, dsn)
    say("the database is up to date")


def bring_up_to_date(settings: Settings, dsn: str) -> None:
    """Migrate a database, grant the serving role its rights, and print what was done; raises CommandFailed."""
    for name in run_migrations(dsn):
        say(f"migrated {name}")
    refuse_incomplete(dsn)
    role = serving_role_of(settings)
    if role is None:
        return
    rights = _done(dsn, give_rights(dsn, role))
    if rights.lacking:  # such as rights on functions that were revoked from PUBLIC
        raise CommandFailed(f"the role {role} still lacks {', '.join(rights.lacking)}: grant it as a superuser")
    say(f"the role {role} may serve")


def run_migrations(dsn: str) -> tuple[str, ...]:
    """Run the pending migrations of a database.

    Raises CommandFailed if it cannot be reached, would not be fit, or was migrated by a newer version of Isnad.
    """
    with suppress(DatabaseFailed):  # the migrations meet the same fault, and report it
        newer = refuse_unfit(dsn).completeness.newer
        if newer:
            raise CommandFailed(
                f"a newer version of Isnad has migrated the database (to {newer}): use that version to migrate"
            )
    return _done(dsn, migrate(dsn))


def _done(dsn: str, work: Coroutine[object, object, T]) -> T:
    try:
        return asyncio.run(work)
    except DatabaseFailed as fault:
        raise CommandFailed(str(fault)) from None
    except (OSError, TimeoutError) as fault:
        raise unreachable(dsn, fault) from None
    except Exception as fault:
        if type(fault).__module__.startswith("asyncpg"):
            raise unreachable(dsn, fault) from None
        raise
