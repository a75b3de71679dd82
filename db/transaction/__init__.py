"""Running an operation: the connection, the transaction, and the versions that callers know."""
