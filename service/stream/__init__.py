"""Answers sent piece by piece: lines and event streams."""
