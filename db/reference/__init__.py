"""References to entities, events and annotations, and the item that each resolves to."""
