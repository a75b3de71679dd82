"""Addresses for calendars and feed readers, which cannot send a key."""
