"""Measurements against peers: the same tables, the same questions, the same run."""
