"""Ids that never change for the things of the seeds, so that answers can be kept in files and compared."""

import base64
import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import asyncpg

from tests.queries.test_queries import KEYS

CURSORS = ("cursor", "startCursor", "endCursor")
EPOCH = "0123456789abcdef"
LOADED_AT = "2026-11-24T09:00:00+00:00"


def stable(label: str) -> str:
    """Return the id that stands for the thing with this label."""
    return str(uuid5(NAMESPACE_URL, f"https://isnad.example/{label}"))


class Names:
    """The labels of the seeds, with the ids that they have in one database."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.ids = dict(ids)
        self.stable_of = {real: stable(label) for label, real in ids.items()}
        self.real_of = {stable(label): real for label, real in ids.items()}

    @classmethod
    async def of(cls, connection: asyncpg.Connection) -> "Names":
        """Return the names of a database."""
        return cls({row["label"]: row["id"] for row in await connection.fetch(KEYS)})

    def request(self, example: str, *, is_stable: bool = False) -> str:
        """Return the address of an example with its labels replaced by the ids of the database, or by stable ones."""
        return re.sub(r"\{([^}]+)\}", lambda m: stable(m[1]) if is_stable else self.ids[m[1]], example)

    def real(self, text: str) -> str:
        """Return a text with its stable ids replaced by those of the database."""
        return re.sub(r"[0-9a-f-]{36}", lambda m: self.real_of.get(m[0], m[0]), text)

    def kept(self, value: Any, key: str = "") -> Any:
        """Return an answer as it is kept: with stable ids, cursors that hold those, and no instant of the loading."""
        match value:
            case dict():
                return {k: self.kept(v, k) for k, v in value.items()}
            case list():
                return [self.kept(item, key) for item in value]
            case str() if key in ("createdAt", "at"):
                return LOADED_AT
            case str() if key in CURSORS:
                return self.cursor(value)
            case str() if key in ("next", "previous"):
                return re.sub(r"(after|before)=([\w-]+)", lambda m: f"{m[1]}={self.cursor(m[2])}", self.text(value))
            case str():
                return self.text(value)
            case _:
                return value

    def text(self, text: str) -> str:
        """Return a text with the ids of the database replaced by stable ones."""
        return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", lambda m: self.stable_of.get(m[0], m[0]), text)

    def cursor(self, cursor: str) -> str:
        """Return a cursor with stable ids in it."""
        keys = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if keys[0] == "changes":  # the epoch and the transaction are those of one database
            keys[1:3] = [EPOCH, "1"]
        changed = json.dumps([self.stable_of.get(key, key) if isinstance(key, str) else key for key in keys])
        return base64.urlsafe_b64encode(changed.encode()).decode().rstrip("=")
