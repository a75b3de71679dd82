"""The dates of an article: which words say when something was or will be, and what they mean in their sentences."""
