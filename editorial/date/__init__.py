"""Dates: words resolved to EDTF, and the records that are stored."""
