"""The last step of every write: visibility, changed fields, public versions, and membership in filters."""
