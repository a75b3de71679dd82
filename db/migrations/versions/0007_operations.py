"""Add visibility, past rows, and reasons of changes."""

from db.migrations.apply import apply
from db.migrations.dates import mark_given_dates

revision = "0007_operations"
down_revision = "0006_feed"


def upgrade() -> None:
    """Run the SQL of the same name, and find out which dates editors gave."""
    apply(revision)
    mark_given_dates()
