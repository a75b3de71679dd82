"""Names and descriptions of entities in Arabic."""
