"""The description of each type of item: its names, tables and columns, from which the rest is derived."""
