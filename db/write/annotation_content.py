"""A hash of what an annotation says; a review of the annotation holds as long as the hash is the same.

It leaves out what can change while the content stays the same: who said so, when, how surely, and where the words are
in the text. It includes the state that the bundle gives: a new state in the bundle is a new decision.
"""

import hashlib
from dataclasses import fields, is_dataclass
from functools import lru_cache

import orjson

from editorial.model.annotation import AnchoredSpan, Annotation, Provenance

_OPTIONS = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_SORT_KEYS


def content_of(annotation: Annotation, meant: object) -> str:
    """Return the hash of what an annotation says; ``meant`` are the ids of the things that its keys name."""
    return hashlib.sha256(orjson.dumps([annotation, meant], default=_hashed_part, option=_OPTIONS)).hexdigest()


def _hashed_part(value: object) -> object:
    """Return the part of a reading that the hash covers: the words of a span, the state of the provenance."""
    if isinstance(value, AnchoredSpan):
        return value.exact
    if isinstance(value, Provenance):
        return value.state
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in names_in(type(value))}
    return str(value)  # an id in the driver's own type


@lru_cache(maxsize=64)
def names_in(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a reading, or of a part of it."""
    return tuple(each.name for each in fields(kind))
