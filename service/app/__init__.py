"""The application: what it is made of, where everything is, and whether it is well."""
