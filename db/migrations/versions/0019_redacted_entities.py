"""An entity all of whose names were redacted has no ids and addresses either."""

from db.migrations.apply import apply

revision = "0019_redacted_entities"
down_revision = "0018_article_state"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
