"""Answers that come bit by bit: lines and event streams."""
