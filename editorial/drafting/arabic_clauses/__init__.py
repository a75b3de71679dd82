"""Clauses of Arabic speech: cues, what they report, and the words for who speaks."""
