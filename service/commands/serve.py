"""``isnad serve``: answer requests until a signal ends it."""

from typing import Annotated

from cyclopts import Parameter

from service.app.assembly import documents_of
from service.cli.console import warn
from service.cli.database import check_database, database
from service.environment import load_settings
from service.server.listener import bind
from service.server.serving import serve


def serve_command(
    *,
    host: Annotated[str | None, Parameter(help="The address to listen on (ISNAD_HOST).")] = None,
    port: Annotated[int | None, Parameter(help="The port to listen on; 0: any free port (ISNAD_PORT).")] = None,
    workers: Annotated[int | None, Parameter(help="The number of processes (ISNAD_WORKERS).")] = None,
) -> None:
    """Serve GraphQL at /graphql and REST at /v1. Migrate the database first: that of DATABASE_URL, or an embedded one."""
    settings = load_settings(host=host, port=port, workers=workers)
    documents_of(settings)  # invalid ones are reported before anything is started
    with bind(settings) as bound, database(settings) as dsn:
        check_database(dsn, is_embedded=settings.database_url is None)
        serve(settings, dsn, bound, lambda url: warn(f"Isnad answers at {url}/graphql"))
