"""Finding spans again in another text."""
