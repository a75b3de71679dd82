"""Rebuild statistics with the rights of the tables' owner."""

from db.migrations.apply import apply

revision = "0025_roles"
down_revision = "0024_givers"


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
