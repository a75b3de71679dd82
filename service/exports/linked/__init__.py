"""Exports as linked data: schema.org and Web Annotation."""
