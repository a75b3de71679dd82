"""Words as searching knows them."""
