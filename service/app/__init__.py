"""The application: its parts, its routes, and its health checks."""
