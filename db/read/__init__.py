"""The read path: compile a plan to a statement, run it, and return the answer as bytes."""
