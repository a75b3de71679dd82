"""GraphQL: the types that clients see, and the way from selections to plans. Imports ``db`` and ``editorial``."""
