"""Reviewing in the terminal: the annotations that wait, one after the other, with the words around them."""
