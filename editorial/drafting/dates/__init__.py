"""Where words for dates stand in a text, and what they mean in their sentences."""
