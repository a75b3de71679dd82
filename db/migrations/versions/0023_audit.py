"""Add the audit history, and the ids of keys beside their names."""

from db.migrations.apply import apply

revision = "0023_audit"
down_revision = "0022_webhook_owners"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
