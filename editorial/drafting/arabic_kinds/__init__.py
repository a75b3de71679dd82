"""Names that are known by a word of kind, or by a list, in Arabic."""
