"""Further towns, districts, waters, clubs and bodies by their Arabic names."""
