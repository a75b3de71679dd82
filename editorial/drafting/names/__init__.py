"""Names in any language: those that are stored, countries and capitals, and the same entity under several names."""
