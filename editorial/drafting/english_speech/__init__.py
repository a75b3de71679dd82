"""Quotes in English: who said what, and by which chain it reached the page."""
