"""What people type to name a thing: a key, a slug, an address, or the beginning of an id."""
