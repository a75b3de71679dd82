"""The keys of the API, and the feed addresses that belong to them."""
