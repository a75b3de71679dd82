"""Dates in words, as EDTF, and as records."""
