"""Several versions of what was said once: how their words differ."""
