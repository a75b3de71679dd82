"""Remove words from texts."""
