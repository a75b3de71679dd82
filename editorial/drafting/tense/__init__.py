"""When a clause says that something happens: what its verbs tell of time and certainty."""
