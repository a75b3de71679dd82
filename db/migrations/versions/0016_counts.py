"""Add indexes for counts of published items."""

from db.migrations.apply import apply_one_by_one

revision = "0016_counts"
down_revision = "0015_name_blanks"


def upgrade() -> None:
    """Run the SQL of the same name, each statement by itself."""
    apply_one_by_one(revision)
