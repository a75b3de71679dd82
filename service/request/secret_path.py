"""Paths as logs, metrics and errors may show them: without a feed address's token or a key put there by mistake."""

import re

FEEDS = "/feeds/"
"""The start of every feed address, after the address of the service; its token comes next."""

MASK = "…"
_SECRET = re.compile("isnad_[A-Za-z0-9_-]+")


def shown_path(path: str) -> str:
    """Return a path with its secrets masked."""
    if path.startswith(FEEDS):
        _, slash, name = path.removeprefix(FEEDS).partition("/")
        path = f"{FEEDS}{MASK}{slash}{name}"
    return _SECRET.sub(f"isnad_{MASK}", path) if "isnad_" in path else path
