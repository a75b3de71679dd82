"""Redacting: which words, where they can stand, and what is left in their place."""
