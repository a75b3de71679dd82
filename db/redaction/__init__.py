"""Redaction: find the words to remove, every place that can hold them, and write the replacement."""
