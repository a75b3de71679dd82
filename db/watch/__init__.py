"""Watch lists: what clients display, and the notices that they get of it."""
