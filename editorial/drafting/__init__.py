"""Drafting by rules: entities, quotes with their chains, dates, events and claims, without any network."""
