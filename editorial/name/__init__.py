"""Phonetic keys of names, the same across scripts."""
