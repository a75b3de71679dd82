"""Drafts: what a machine says of an article, before an editor has seen it."""
