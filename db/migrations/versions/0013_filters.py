"""Filters of the feed: what enters them, and what leaves them."""

from db.migrations.apply import apply

revision = "0013_filters"
down_revision = "0012_restorable"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
