"""Add webhooks, and the queue that wakes them."""

from db.migrations.apply import apply

revision = "0010_webhooks"
down_revision = "0009_feed"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
