"""The commonest English words."""
