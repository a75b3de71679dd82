"""Amendments of what articles share, as an editor writes them."""
