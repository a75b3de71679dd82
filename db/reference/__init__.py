"""References to entities, events and annotations, and which thing each stands for."""
