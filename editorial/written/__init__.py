"""Readings written as bundles again: plain data in the long form, from which the same reading can be read."""
