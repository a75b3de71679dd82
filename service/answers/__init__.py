"""Answers: read, kept while they hold, and what mutations do."""
