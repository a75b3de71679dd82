"""Drafts written as bundles."""
