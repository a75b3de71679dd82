"""Loading bundles: what the database has of an article, and what is to become of each item."""
