"""Exports: what REST reads, in the formats of other programs. Each format has a module; none of them reads data."""
