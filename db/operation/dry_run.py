"""How a dry run ends: all of the work is done, and none of it is kept."""


class RolledBack(Exception):
    """Ends the transaction of a dry run."""
