"""Exports: what REST reads, in the formats that others have readers for. One module for each format; none of them reads."""
