"""Who speaks in Arabic articles, and what else they are called."""
