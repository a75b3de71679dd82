"""Add functions that fold all spellings of a word to one form."""

from db.migrations.apply import apply

revision = "0001_fold"
down_revision = None


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
