"""API keys, and the feed addresses that belong to them."""
