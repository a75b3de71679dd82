"""The database that a command works with: the one of DATABASE_URL, or the embedded one for as long as it takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.embedded import embedded_database
from service.settings import Settings


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """Give the address of the database; an embedded one is started, and stopped with its last user."""
    if settings.database_url:
        yield settings.database_url
        return
    with embedded_database(settings.data_dir) as server:
        yield server.dsn()
