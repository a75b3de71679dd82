"""The bundle format: read, checked, placed."""
