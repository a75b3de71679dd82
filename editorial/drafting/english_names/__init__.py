"""Names and descriptions of entities in English."""
