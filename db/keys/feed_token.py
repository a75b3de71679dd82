"""The token of a feed address: random, stored as a hash. Pure."""

import hashlib
import re
import secrets

PREFIX = "isnad_feed_"
"""The prefix of every token, by which leaked tokens can be recognised."""

_TOKEN = re.compile(PREFIX + "[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """Return a new token: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Return whether a text has the form of a token."""
    return _TOKEN.fullmatch(text) is not None


def token_hash(token: str) -> bytes:
    """Return the hash of a token, which is stored and looked up, so the time of a look-up reveals no token."""
    return hashlib.sha256(token.encode()).digest()
