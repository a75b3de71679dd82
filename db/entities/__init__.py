"""Entities as one or several: references to them, merging, splitting."""
