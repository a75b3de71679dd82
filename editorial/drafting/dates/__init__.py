"""Words for dates in a text, and what they mean."""
