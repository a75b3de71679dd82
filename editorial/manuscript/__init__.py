"""Manuscripts: texts that were given as a bundle but are none, and the bundle to write for them."""
