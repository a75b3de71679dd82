"""The content of a checked bundle, the closed word lists, problems, and effort."""
