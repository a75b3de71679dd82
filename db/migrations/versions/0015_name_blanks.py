"""Blanks in names."""

from db.migrations.apply import apply

revision = "0015_name_blanks"
down_revision = "0014_feed_addresses"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
