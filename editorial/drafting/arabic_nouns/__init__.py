"""Nouns and names that stand for the source of Arabic speech."""
