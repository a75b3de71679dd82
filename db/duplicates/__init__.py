"""Duplicates: items that may be the same, and what editors decided about them."""
