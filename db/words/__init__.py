"""Finding words: the search index, the keys of names, and what is sent to PostgreSQL to find them."""
