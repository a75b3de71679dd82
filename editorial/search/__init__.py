"""Words in the forms that searching compares."""
