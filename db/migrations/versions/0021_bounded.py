"""Bound the text that highlights read."""

from db.migrations.apply import apply

revision = "0021_bounded"
down_revision = "0019_redacted_entities"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
