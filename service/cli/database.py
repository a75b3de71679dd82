"""The database of a command: that of DATABASE_URL, or an embedded one while the command runs; and the role to use."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from db.migrations.inspection import Inspection, inspect
from db.operation.load_errors import DatabaseFailed
from db.postgres.embedded import embedded_database
from service.cli.console import CommandFailed, Exit, warn
from service.password import masked, user_of
from service.settings import Settings


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """Give the address of the database; an embedded one is started, and stopped with its last user.

    Raises CommandFailed if a server was chosen, on which this command cannot work.
    """
    _refuse_server(settings)
    if settings.database_url:
        yield settings.database_url
        return
    with embedded_database(settings.data_dir) as server:
        yield server.dsn()


@contextmanager
def database_to_migrate(settings: Settings) -> Iterator[str]:
    """Give the address of the database for the role that migrates it; raises CommandFailed if a server was chosen."""
    _refuse_server(settings)
    if settings.migrate_dsn:
        yield settings.migrate_dsn
        return
    with database(settings) as dsn:
        yield dsn


def _refuse_server(settings: Settings) -> None:
    if settings.server:
        message = "this command works on a database, not on a server: leave out --server and ISNAD_SERVER"
        raise CommandFailed(message, Exit.USAGE)


def serving_role_of(settings: Settings) -> str | None:
    """Return the role that is granted the rights to serve; None if the role that migrates serves too."""
    if settings.serving_role or settings.migrate_dsn is None or settings.database_url is None:
        return settings.serving_role
    serving = user_of(settings.database_url)
    return None if serving == user_of(settings.migrate_dsn) else serving


def refuse_unfit(dsn: str) -> Inspection:
    """Return the state of a database that the service can use.

    Raises CommandFailed if it cannot, because the database is too old or does not know Arabic letters; DatabaseFailed
    if it cannot be reached.
    """
    found = asyncio.run(inspect(dsn))
    if found.unfit:
        raise CommandFailed("\n".join(found.unfit))
    return found


def check_database(dsn: str, *, is_embedded: bool = False) -> None:
    """Refuse an unfit database, and warn about faults that can be mended while the service runs.

    The embedded database has a single role for everything, so there is no warning about that.
    """
    try:
        found = refuse_unfit(dsn)
    except DatabaseFailed as fault:
        warn(f"warning: {fault}; until then /readyz answers 503")
        return
    for finding in found.faults:
        warn(f"warning: {finding}")
    if found.rights.warning and not is_embedded:
        warn(f"warning: {found.rights.warning}")


def refuse_incomplete(dsn: str, *, writes: bool = True) -> None:
    """Refuse a database that is incomplete, cannot be reached, or is read-only if the command writes.

    Raises CommandFailed.
    """
    try:
        found = asyncio.run(inspect(dsn))
    except (DatabaseFailed, OSError, TimeoutError) as fault:
        raise unreachable(dsn, fault) from None
    faults = found.completeness.writing_faults if writes else found.completeness.reading_faults
    if faults:
        raise CommandFailed("\n".join(faults))


def unreachable(dsn: str, fault: Exception) -> CommandFailed:
    """Return the failure for a database that cannot be reached or used."""
    reason = str(fault).strip().splitlines()[0] if str(fault).strip() else type(fault).__name__
    return CommandFailed(f"the database {masked(dsn)} cannot be used: {reason}")
