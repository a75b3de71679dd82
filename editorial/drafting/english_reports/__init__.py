"""Reports in English sentences: cues, and what they report, before it is known who speaks."""
