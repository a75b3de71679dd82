"""Find the spans of a text again in its corrected version."""
