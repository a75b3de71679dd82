"""Texts: normalised once, spans of them, tokens, folding, languages."""
