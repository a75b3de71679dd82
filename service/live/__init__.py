"""Following what is written: the reader of the change log, doors that stay open, and how they end."""
