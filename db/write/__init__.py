"""Writing rows: gathered and written table by table, with who may see them, what changed, and what was copied."""
