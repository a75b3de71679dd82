"""Quantities: numbers with their units and comparators, where they stand in a text."""
