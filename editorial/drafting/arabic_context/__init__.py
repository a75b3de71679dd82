"""Names that no list has, by the words around them in Arabic."""
