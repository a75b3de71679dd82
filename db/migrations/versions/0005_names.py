"""Add phonetic keys to names, so that searches in other spellings and scripts find them."""

from db.migrations.apply import apply, fill_names

revision = "0005_names"
down_revision = "0004_search"


def upgrade() -> None:
    """Run the SQL of the same name, reckon the keys of the names that are there, and index them."""
    apply(revision)
    fill_names()
