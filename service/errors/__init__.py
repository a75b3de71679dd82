"""Errors that callers are told: a class for each, its HTTP status, and the two shapes of an answer."""
