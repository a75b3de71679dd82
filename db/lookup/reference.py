"""References: what people type to name a thing, taken apart. Pure.

A reference is one of these: the key of an entity or event; the Wikidata id of an entity; the slug of an article, or
the address at which it was published; ``slug/key`` for an annotation; an id or its beginning; or an address of this
service that ends in one of them, whatever its host.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, TypeAlias
from urllib.parse import unquote, urlsplit
from uuid import UUID

from db.item.type import ANNOTATION_TYPES, ITEM_TYPES
from editorial.text.fold import fold_name

FEWEST_DIGITS = 4
"""The fewest hexadecimal digits with which the beginning of an id is looked up."""

MAX_LENGTH = 2000
"""The longest reference, in code points: as long as the address of an article may be."""

_DIGITS = 32
_BEGINNING = re.compile(r"[0-9a-f][0-9a-f-]{2,35}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TYPE_OF_PLURAL: Mapping[str, str] = MappingProxyType({each.plural: each.name for each in ITEM_TYPES})
_ANY = "nodes"


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field of an operation's request as a reference to an item of one of these ``types``."""

    types: tuple[str, ...]

    @property
    def named(self) -> str:
        """The name of what is meant, for messages."""
        if self.types == ANNOTATIONS:
            return "annotation"
        *others, last = [each.replace("_", " ") for each in self.types]
        return f"{', '.join(others)} or {last}" if others else last


ANNOTATIONS: tuple[str, ...] = tuple(each.name for each in ANNOTATION_TYPES)

ArticleReference: TypeAlias = Annotated[str, Refers(("article",))]
EntityReference: TypeAlias = Annotated[str, Refers(("entity",))]
EventReference: TypeAlias = Annotated[str, Refers(("event",))]
ClaimReference: TypeAlias = Annotated[str, Refers(("claim",))]
QuoteReference: TypeAlias = Annotated[str, Refers(("quote",))]
EventReportReference: TypeAlias = Annotated[str, Refers(("event_report",))]
ComparedReference: TypeAlias = Annotated[str, Refers(("entity", "event", "article", "quote"))]
AnnotationReference: TypeAlias = Annotated[str, Refers(ANNOTATIONS)]


@dataclass(frozen=True, slots=True)
class TypedReference:
    """A reference taken apart: everything that it can mean.

    ``type`` is the type of item that an address of this service names. ``first`` and ``last`` are the ids between
    which an id with this beginning lies. ``slug`` and ``inner`` are the two parts of ``slug/key``.
    """

    text: str
    key: str
    type: str | None = None
    slug: str | None = None
    inner: str | None = None
    first: UUID | None = None
    last: UUID | None = None

    @property
    def folded(self) -> str:
        """The text as names are compared."""
        return fold_name(self.key[:200])


def read_reference(text: str) -> TypedReference:
    """Return a reference taken apart; a text that can mean nothing finds nothing."""
    stated = _UNSTORABLE.sub("", text.strip())[:MAX_LENGTH]
    type_, key = _of_address(stated)
    slug, slash, inner = key.partition("/")
    first, last = _ids(key)
    return TypedReference(stated, key, type_, slug if slash else None, inner if slash else None, first, last)


def is_id(text: str) -> bool:
    """Return whether a text is a whole id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _of_address(text: str) -> tuple[str | None, str]:
    """Return the type and the key that an address of this service names; None and the text for anything else."""
    if "://" not in text and not text.startswith("/"):
        return None, text
    try:
        parts = [unquote(part) for part in urlsplit(text).path.split("/") if part]
    except ValueError:
        return None, text
    parts = parts[1:] if parts[:1] == ["v1"] else parts
    if len(parts) < 2 or parts[0] not in (*_TYPE_OF_PLURAL, _ANY):
        return None, text
    return _TYPE_OF_PLURAL.get(parts[0]), parts[1]


def _ids(text: str) -> tuple[UUID | None, UUID | None]:
    """Return the first and the last id with a beginning; None twice if it is none."""
    lowered = text.lower()
    digits = lowered.replace("-", "")
    is_beginning = _BEGINNING.fullmatch(lowered) and FEWEST_DIGITS <= len(digits) <= _DIGITS
    if not is_beginning:
        return None, None
    if "-" in lowered and not str(UUID(digits.ljust(_DIGITS, "0"))).startswith(lowered.rstrip("-")):
        return None, None
    return UUID(digits.ljust(_DIGITS, "0")), UUID(digits.ljust(_DIGITS, "f"))
