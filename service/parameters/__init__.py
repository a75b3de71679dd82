"""The parameters of REST, read from paths and query strings."""
