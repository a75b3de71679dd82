"""Stop drafts from publishing their article."""

from db.migrations.apply import apply

revision = "0018_article_state"
down_revision = "0017_hidden_always"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
