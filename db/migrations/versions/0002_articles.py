"""Add articles, their annotations, entities, events, and the change log."""

from db.migrations.apply import apply

revision = "0002_articles"
down_revision = "0001_fold"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
