"""GraphQL: the types that clients see, and the way from a selection to a plan. Imports ``db`` and ``editorial``."""
