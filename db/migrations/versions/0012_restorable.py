"""Rewrite functions so that a dump restores them completely."""

from db.migrations.apply import apply

revision = "0012_restorable"
down_revision = "0011_watch"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
