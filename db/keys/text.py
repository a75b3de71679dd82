"""The text of an API key: create it at random, parse it, and compare its secret with the stored hash. Pure."""

import hashlib
import re
import secrets
from hmac import compare_digest
from typing import NamedTuple

_KEY = re.compile(r"isnad_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")


class KeyText(NamedTuple):
    """A parsed key: the prefix finds it, the secret proves it."""

    prefix: str
    secret: str

    @property
    def whole(self) -> str:
        """The key as its bearer sends it."""
        return f"isnad_{self.prefix}_{self.secret}"

    @property
    def sha256(self) -> bytes:
        """The hash of the secret; only the hash is stored."""
        return hashlib.sha256(self.secret.encode()).digest()

    def is_that_of(self, sha256: bytes) -> bool:
        """Return whether the secret has this hash, compared in constant time."""
        return compare_digest(self.sha256, sha256)


def new_key_text() -> KeyText:
    """Return a new key: 48 random bits to find it by, 256 to keep secret."""
    return KeyText(secrets.token_hex(6), secrets.token_urlsafe(32))


def read_key_text(text: str) -> KeyText | None:
    """Return a parsed key, or None if the text is not one."""
    found = _KEY.fullmatch(text)
    return KeyText(found[1], found[2]) if found else None
