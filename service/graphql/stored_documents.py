"""Documents that callers name by an id or a hash: those of the manifest, and Apollo's Automatic Persisted Queries.

A caller sends the id or the hash alone. If a process does not know the hash, the caller sends it again together with
the document; each process keeps its own. A service with a manifest can be set to answer nothing else; then it keeps
nothing.
"""

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from schema.cache import RecentlyUsed
from service.errors.document import DocumentNotStored, PersistedQueryNotFound
from service.errors.http import MalformedParameter

MAX_KEPT_TEXT = 20_000
SHA256_PREFIX = "sha256:"
_HASH = re.compile(r"[0-9a-f]{64}")
NONE: Mapping[str, str] = MappingProxyType({})


class StoredDocuments:
    """The documents of a manifest by id and by hash, and those that callers registered by their hash.

    If ``is_only``, the service answers nothing but the manifest.
    """

    def __init__(self, manifest: Mapping[str, str] = NONE, *, is_only: bool = False, kept: int = 1000) -> None:
        self._stored = dict(manifest) | {sha256_of(text): text for text in manifest.values()}
        self._is_only = is_only
        self._texts: RecentlyUsed[str, str] = RecentlyUsed(kept)

    def text(self, query: str, document_id: str | None, extensions: Mapping[str, Any]) -> str:
        """Return the document that a request names, and keep it if its hash comes with it.

        Raises DocumentNotStored, PersistedQueryNotFound if only an unknown hash is given, or MalformedParameter if the
        parameters are malformed or contradict each other.
        """
        wanted = extensions.get("persistedQuery") if extensions else None
        if document_id is not None:
            if query or wanted is not None:
                told = "`documentId` cannot be combined with `query` or `persistedQuery`: send one of them"
                raise MalformedParameter(told, parameter="documentId")
            return self._by_id(document_id)
        if wanted is None:
            return self._given(query)
        return self._by_hash(query, _digest_of(wanted))

    def _by_id(self, document_id: str) -> str:
        found = self._stored.get(document_id) or self._stored.get(document_id.removeprefix(SHA256_PREFIX))
        if found is None and not self._is_only and document_id.startswith(SHA256_PREFIX):
            found = self._texts.get(document_id.removeprefix(SHA256_PREFIX))
        if found is None:
            raise DocumentNotStored(f"no document with the id {document_id[:80]!r} is stored")
        return found

    def _by_hash(self, query: str, digest: str) -> str:
        if query and sha256_of(query) != digest:
            raise MalformedParameter("`sha256Hash` is not the hash of `query`", parameter="extensions")
        stored = self._stored.get(digest)
        if stored is not None:
            return stored
        if self._is_only:
            raise DocumentNotStored(f"no document with the hash {digest} is stored")
        if query:
            return self._texts.keep(digest, query) if len(query) <= MAX_KEPT_TEXT else query
        known = self._texts.get(digest)
        if known is None:
            raise PersistedQueryNotFound("PersistedQueryNotFound")  # the words that clients look for
        return known

    def _given(self, query: str) -> str:
        """Return a document that is sent in full; if only stored ones are answered, it has to be one of them."""
        if self._is_only and sha256_of(query) not in self._stored:
            raise DocumentNotStored("only stored documents are allowed here: send the `documentId` of one of them")
        return query


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a document in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest_of(wanted: object) -> str:
    if isinstance(wanted, dict) and wanted.get("version") == 1:
        digest = wanted.get("sha256Hash")
        if isinstance(digest, str) and _HASH.fullmatch(digest):
            return digest
    message = '`persistedQuery` must be {"version": 1, "sha256Hash": "…"}, with the hash in 64 hexadecimal digits'
    raise MalformedParameter(message, parameter="extensions")
