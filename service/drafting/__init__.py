"""Drafters of articles besides the rules: models, and those of installed packages."""
