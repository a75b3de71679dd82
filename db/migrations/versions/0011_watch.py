"""Add watch lists."""

from db.migrations.apply import apply

revision = "0011_watch"
down_revision = "0010_webhooks"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
