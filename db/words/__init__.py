"""Search for words and names: the index, the keys of names, and the parameters of a search."""
