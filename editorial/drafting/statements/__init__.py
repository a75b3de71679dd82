"""Dates, events and claims."""
