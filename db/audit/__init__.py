"""The audit history: entries are written in the transaction that they record, and read back in pages."""
