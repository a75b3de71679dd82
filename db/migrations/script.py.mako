"""${message}"""

from db.migrations.apply import apply

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Run the SQL of the same name."""
    apply(revision)
