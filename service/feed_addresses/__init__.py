"""Addresses for calendars and feed readers, which can send no key."""
