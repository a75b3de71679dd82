"""Who gives what to things that several articles share, and a version for those who see published data only."""

from db.migrations.apply import apply, index_hidden_words

revision = "0024_givers"
down_revision = "0023_audit"


def upgrade() -> None:
    """Run the SQL of the same name, and take what is hidden now out of what is found."""
    apply(revision)
    index_hidden_words()
