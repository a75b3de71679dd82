"""Mutations that say which things are one: merges, splits, duplicates, and versions of one utterance."""
