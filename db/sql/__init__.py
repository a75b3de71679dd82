"""The parts of a statement: plans, composed SQL, relations, visibility, and the errors of reading."""
