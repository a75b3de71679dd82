"""Run an operation: its connection, its transaction, and the versions that callers expect."""
