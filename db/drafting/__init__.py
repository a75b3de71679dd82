"""Drafting: the stored entities that a text may name, and the operation that drafts an article."""
