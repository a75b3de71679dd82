"""Keys of names across scripts."""
