"""Add the order in which articles were written, and feed addresses."""

from db.migrations.apply import apply

revision = "0014_feed_addresses"
down_revision = "0013_filters"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
