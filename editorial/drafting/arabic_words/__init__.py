"""Arabic words: cut once and folded, with their proclitics; and the words around names: titles, heads, forms."""
