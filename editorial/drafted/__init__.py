"""Drafts written as bundles: what a machine found, in the form in which editors correct and load it."""
