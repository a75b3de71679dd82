"""End a dry run: all of the work is done, then rolled back."""


class RolledBack(Exception):
    """Ends the transaction of a dry run."""
