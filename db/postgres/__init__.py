"""Connections to PostgreSQL: the pool, session settings, names of prepared statements, the embedded server."""
