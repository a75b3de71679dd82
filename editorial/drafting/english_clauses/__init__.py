"""Clauses of English sentences, as far as rules can read them: words, names and marked stretches; subjects and their heads."""
