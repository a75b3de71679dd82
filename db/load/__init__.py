"""Load bundles: compare them with the stored article, and write what differs."""
