"""The hash of what an annotation says: as long as the hash is the same, a review of the annotation holds.

The hash leaves out what can change without changing what the annotation says: who asserts it, when and with what
confidence, and the place of the words in the text. It includes the state that the bundle gives: changing this state is
a new decision.
"""

import hashlib
from dataclasses import fields, is_dataclass
from functools import lru_cache

import orjson

from editorial.model.reading import AnchoredSpan, Annotation, Provenance

_OPTIONS = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_SORT_KEYS


def content_of(annotation: Annotation, meant: object) -> str:
    """Return the hash of what an annotation says; ``meant`` are the ids of the things that its keys name."""
    return hashlib.sha256(orjson.dumps([annotation, meant], default=_said, option=_OPTIONS)).hexdigest()


def _said(value: object) -> object:
    """Return the part of a reading that the hash includes: of a span the words, of the provenance the state."""
    if isinstance(value, AnchoredSpan):
        return value.exact
    if isinstance(value, Provenance):
        return value.state
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in names_in(type(value))}
    return str(value)  # an id as the driver has it


@lru_cache(maxsize=64)
def names_in(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a reading, or of a part of it."""
    return tuple(each.name for each in fields(kind))
