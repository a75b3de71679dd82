"""Add the epoch for cursors of the change log, and an index of the log by type."""

from db.migrations.apply import apply

revision = "0006_feed"
down_revision = "0005_names"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
