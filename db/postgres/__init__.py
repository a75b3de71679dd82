"""Connections to PostgreSQL: the pool, sessions, the names of prepared statements, the embedded server."""
