"""OpenAPI 3.1, generated from the documents of REST."""
