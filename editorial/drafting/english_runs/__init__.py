"""Runs of capitalised words in English text, and the stretches of them that may be names."""
