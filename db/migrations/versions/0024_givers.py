"""Record which bundle gives what to shared entities and events, and add public versions."""

from db.migrations.apply import apply, index_hidden_words

revision = "0024_givers"
down_revision = "0023_audit"


def upgrade() -> None:
    """Run the SQL of the same name, and take what is hidden now out of what is found."""
    apply(revision)
    index_hidden_words()
