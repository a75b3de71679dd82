"""Texts: normalised once; their spans, tokens, folding and languages."""
