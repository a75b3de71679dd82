"""Links of a chain beside the speaker: who was told, who passed it on, who published it."""
