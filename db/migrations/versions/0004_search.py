"""Add the search index, and fill it from existing data."""

from alembic import op
from sqlalchemy.util import await_only

from db.migrations.apply import apply
from db.words.search_index import rebuild

revision = "0004_search"
down_revision = "0003_list_order"


def upgrade() -> None:
    """Run the SQL of the same name, then index what there is."""
    apply(revision)
    connection = op.get_bind().connection.driver_connection
    if connection is None:
        raise RuntimeError("the migration has no connection")
    await_only(rebuild(connection))
