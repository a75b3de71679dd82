"""Add copies of sort columns, so that every list is read from one index."""

from db.migrations.apply import apply

revision = "0003_list_order"
down_revision = "0002_articles"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
