"""Frames of English verbs of saying: what follows a verb in each of its constructions, and the report that it makes."""
