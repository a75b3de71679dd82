"""Heads of items: ``DIRECT not-a-single-crate: We will not move``, with the kind, the key and the main value in one line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from editorial.model.vocabulary import (
    ClaimKind,
    EntityKind,
    EventStatus,
    MentionKind,
    QuoteKind,
)
from editorial.short.plain import PlainMapping

_KEY = "[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True)
class Head:
    """What the head of an item is made of: a word for ``field``, and perhaps a key and a Wikidata id."""

    field: str
    words: tuple[str, ...]
    has_key: bool = False
    has_wikidata: bool = False

    @cached_property
    def pattern(self) -> str:
        """Return the regular expression of a head."""
        key = f"( {_KEY})?" if self.has_key else ""
        wikidata = "( Q[1-9][0-9]{0,18})?" if self.has_wikidata else ""
        return f"^({'|'.join(self.words)}){key}{wikidata}$"

    def fields(self, head: str) -> Mapping[str, str] | None:
        """Return what a head says, by the names of the long form; None if it is no head."""
        found = re.match(self.pattern, head) if head[:1].isupper() else None
        if found is None or found.end() != len(head):
            return None
        says = dict(zip(self._names, found.groups(), strict=True))
        return {name: value.strip() for name in ("key", *self._names) if (value := says.get(name))}

    def written(self, item: PlainMapping) -> str | None:
        """Return the head for an item in the long form; None if it has none."""
        says = {name: value for name in self._names if (value := item.get(name)) is not None}
        head = " ".join(value for value in says.values() if isinstance(value, str))
        return head if self.fields(head) == says else None

    @property
    def _names(self) -> tuple[str, ...]:
        """Return what a head says, in its order."""
        return (self.field, *(["key"] * self.has_key), *(["wikidata"] * self.has_wikidata))


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)


ENTITY = Head("kind", _words(EntityKind), has_key=True, has_wikidata=True)
MENTION = Head("kind", _words(MentionKind))
QUOTE = Head("kind", _words(QuoteKind), has_key=True)
EVENT = Head("status", _words(EventStatus), has_key=True)
CLAIM = Head("kind", _words(ClaimKind), has_key=True)
