"""Taking words out of texts."""
