"""The compiled read path: from a plan to a statement, and from the statement to the bytes of an answer."""
