"""Live answers: the reader of the change log, answers that stay open, and how they end."""
