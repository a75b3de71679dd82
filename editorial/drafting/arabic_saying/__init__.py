"""The lexicon of speech in Arabic: verbs and nouns of saying, sources, and what stands around them."""
