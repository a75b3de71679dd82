"""The text of a raw article: its paragraphs, sentences and words, cut once for all rules."""
