"""One form for all spellings of the same word."""

from db.migrations.apply import apply

revision = "0001_fold"
down_revision = None


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
