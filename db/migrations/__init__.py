"""The migrations: plain SQL in ``sql/``. Alembic runs them in order and records the version."""
