"""Endpoints answered by a function: their description, their requests, their responses."""
