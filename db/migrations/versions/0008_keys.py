"""Add API keys."""

from db.migrations.apply import apply

revision = "0008_keys"
down_revision = "0007_operations"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
