"""The last step of every write: who sees which row, what changed, whom it is told to, which filters let it through."""
