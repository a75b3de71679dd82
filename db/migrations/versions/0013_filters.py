"""Add filters of the feed, with the items that enter and leave them."""

from db.migrations.apply import apply

revision = "0013_filters"
down_revision = "0012_restorable"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
