"""Running one file of SQL, byte for byte, in the migration's transaction."""

from importlib.resources import files

from alembic import op
from sqlalchemy.util import await_only


def apply(name: str) -> None:
    """Run ``sql/<name>.sql`` on the connection of the migration that is under way.

    The file goes to PostgreSQL as it is, by the simple protocol: it may hold many statements, and any characters.
    """
    text = files("db.migrations").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
    connection = op.get_bind().connection.driver_connection
    if connection is None:
        raise RuntimeError("the migration has no connection")
    await_only(connection.execute(text))
