"""The audit history: written with what it records, and read."""
