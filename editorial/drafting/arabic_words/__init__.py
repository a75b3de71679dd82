"""Arabic words around names: titles, heads of names, words that are no names, and the forms of words."""
