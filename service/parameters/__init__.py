"""The parameters of REST: read from addresses and query strings."""
