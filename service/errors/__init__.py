"""The errors that callers see: a class for each, its HTTP status, and the two formats of an error answer."""
