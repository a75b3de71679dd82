"""The types that clients read."""
