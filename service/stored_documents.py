"""Documents that callers speak of by their hash: Automatic Persisted Queries, as Apollo's clients send them.

A caller sends the hash alone; where this process does not know it, the caller sends the document with it once. A GET with
a hash is short enough for every cache between us and the caller. Each process keeps its own.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from schema.cache import RecentlyUsed
from service.http_request import HttpRefused, MalformedParameter

MAX_KEPT_TEXT = 20_000
_HASH = re.compile(r"[0-9a-f]{64}")


class PersistedQueryNotFound(HttpRefused):
    """The document with this hash is not known here: it is to be sent with its hash."""

    code = "PERSISTED_QUERY_NOT_FOUND"


class StoredDocuments:
    """The documents that were used last, by the SHA-256 of their UTF-8 bytes."""

    def __init__(self, kept: int = 1000) -> None:
        self._texts: RecentlyUsed[str, str] = RecentlyUsed(kept)

    def text(self, query: str, extensions: Mapping[str, Any]) -> str:
        """Return the document that a request means, and keep it where its hash comes with it.

        Raises PersistedQueryNotFound where the hash alone is given and not known, MalformedParameter where the two do not
        fit each other or the extension is not as it should be.
        """
        wanted = extensions.get("persistedQuery")
        if wanted is None:
            return query
        digest = _digest_of(wanted)
        if not query:
            known = self._texts.get(digest)
            if known is None:
                raise PersistedQueryNotFound("PersistedQueryNotFound")  # the words that clients look for
            return known
        if hashlib.sha256(query.encode("utf-8", "surrogatepass")).hexdigest() != digest:
            raise MalformedParameter("`sha256Hash` is not the hash of `query`", parameter="extensions")
        return self._texts.keep(digest, query) if len(query) <= MAX_KEPT_TEXT else query


def _digest_of(wanted: object) -> str:
    if isinstance(wanted, dict) and wanted.get("version") == 1:
        digest = wanted.get("sha256Hash")
        if isinstance(digest, str) and _HASH.fullmatch(digest):
            return digest
    message = '`persistedQuery` is {"version": 1, "sha256Hash": "…"}, the hash in 64 hexadecimal digits'
    raise MalformedParameter(message, parameter="extensions")
