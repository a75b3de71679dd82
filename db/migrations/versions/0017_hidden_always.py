"""Hide the past of items that are hidden now."""

from db.migrations.apply import apply

revision = "0017_hidden_always"
down_revision = "0016_counts"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
