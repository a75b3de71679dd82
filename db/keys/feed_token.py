"""The token of a feed address: random, stored as a hash. Pure."""

import hashlib
import re
import secrets

PREFIX = "isnad_feed_"
"""What every token begins with, so that one that got out is known for what it is."""

_TOKEN = re.compile(PREFIX + "[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """Return a new token: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Return whether a text has the form of a token."""
    return _TOKEN.fullmatch(text) is not None


def token_hash(token: str) -> bytes:
    """Return the hash of a token, which is what is stored and looked for: nobody learns a token from how long that takes."""
    return hashlib.sha256(token.encode()).digest()
