"""Exports as tables: CSV and Excel."""
