"""OpenAPI 3.1, made from the documents of REST."""
