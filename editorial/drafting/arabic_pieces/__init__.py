"""The pieces of Arabic texts: words, folded, points, and stretches in marks, cut once into sentences."""
