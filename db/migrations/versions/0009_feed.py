"""Add feed changes for items that were not written themselves."""

from db.migrations.apply import apply

revision = "0009_feed"
down_revision = "0008_keys"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
