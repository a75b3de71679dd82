"""Remove ids and addresses of entities whose names were all redacted."""

from db.migrations.apply import apply

revision = "0019_redacted_entities"
down_revision = "0018_article_state"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
