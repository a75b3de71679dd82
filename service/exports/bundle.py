"""Bundles: what is stored of an article, as editors write it, so that it can be edited and loaded again."""

from collections.abc import Mapping
from typing import cast

import orjson

from db.bundle.stored_bundle import StoredBundle
from editorial.bundle.check import BundleRefused, check_bundle
from editorial.bundle.source import Parsed
from editorial.format.writer import write_bundle
from editorial.short.shortening import shorten_bundle
from editorial.written.bundle import written


def bundle_text(stored: StoredBundle, *, is_long: bool) -> bytes:
    """Return a stored bundle as YAML: in short forms, or if it ``is_long``, with all keys."""
    exact = _written(stored)
    wanted = _hash_of(exact)
    forms = (_written(stored, is_near=True),) if is_long else (_short(_written(stored, is_near=True)), _short(exact))
    found = next((form for form in forms if _hash_of(form) == wanted), exact)
    return write_bundle(found).encode()


def _written(stored: StoredBundle, *, is_near: bool = False) -> Mapping[str, Parsed]:
    data = written(stored.reading, stored.common, version=stored.version, is_near=is_near)
    return cast(Mapping[str, Parsed], data)


def _short(data: Mapping[str, Parsed]) -> Mapping[str, Parsed]:
    return shorten_bundle(dict(data))


def _hash_of(data: Mapping[str, Parsed]) -> str | None:
    """Return the hash of what a bundle says; None if it cannot be read again."""
    try:
        return check_bundle(orjson.dumps(data), file="bundle", read_text=_no_file).sha256
    except BundleRefused:
        return None


def _no_file(name: str) -> str:
    raise FileNotFoundError(name)
