"""The migrations: plain SQL in ``sql/``, run in their order by Alembic, which keeps the book."""
