"""Watch lists: the items that clients display, and the notices about them."""
