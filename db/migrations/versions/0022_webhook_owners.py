"""Assign webhooks to the key that registered them, and to the keys that replace it."""

from db.migrations.apply import apply

revision = "0022_webhook_owners"
down_revision = "0021_bounded"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
