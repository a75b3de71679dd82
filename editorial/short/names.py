"""Names of entities: their short forms, and the entities of a bundle by everything that they are called."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from editorial.model.vocabulary import NameKind
from editorial.short.plain import Parsed, Path, PlainMapping, Spot, each_of
from editorial.text.fold import fold

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class EntityNames:
    """The keys and names by which the entities of one bundle may be written; None if they are not known."""

    def __init__(self, entities: "Iterable[Parsed] | None") -> None:
        self._entities = None if entities is None else list(entities)

    @property
    def are_known(self) -> bool:
        """Whether the bundle's entities are known."""
        return self._entities is not None

    def find(self, text: str) -> frozenset[str]:
        """Return the keys of the entities that a text can mean.

        A key is preferred to a name, a name as it is written to one that differs in capitals or marks. If the bundle's
        entities are not known, every key means itself.
        """
        if self._entities is None:
            return frozenset([text]) if _KEY.fullmatch(text) else frozenset()
        if text in self._keys:
            return frozenset([text])
        name = unicodedata.normalize("NFC", text)
        return self._names.get(name) or self._folded.get(fold(name).strip()) or frozenset()

    def key(self, text: Parsed) -> Parsed:
        """Return the key of the only entity with this name; otherwise the text as it is."""
        found = self.find(text) if isinstance(text, str) else frozenset()
        return next(iter(found)) if len(found) == 1 else text

    @cached_property
    def all(self) -> tuple[str, ...]:
        """Return everything that may be written."""
        return (*self._keys, *self._names) if self._entities else ()

    @cached_property
    def _keys(self) -> frozenset[str]:
        keys = (entity.get("key") for entity in self._entities or () if isinstance(entity, dict))
        return frozenset(key for key in keys if isinstance(key, str))

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return _gathered((unicodedata.normalize("NFC", name), key) for name, key in self._named())

    @cached_property
    def _folded(self) -> dict[str, frozenset[str]]:
        return _gathered((fold(name).strip(), key) for name, key in self._named())

    def _named(self) -> Iterator[tuple[str, str]]:
        for entity in self._entities or ():
            if isinstance(entity, dict) and isinstance(key := entity.get("key"), str):
                names = entity.get("names")
                for name in names if isinstance(names, list) else ():
                    text = name.get("text") if isinstance(name, dict) else None
                    if isinstance(text, str):
                        yield text, key


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, key in pairs:
        found.setdefault(name, set()).add(key)
    return {name: frozenset(keys) for name, keys in found.items()}


def names_of(value: Parsed, language: str | None, spot: Spot) -> Parsed:
    """Return a list of names, given as a text, a list, or a mapping from languages to either."""
    by_language = isinstance(value, dict) and "text" not in value
    groups: list[tuple[str | None, Parsed]] = [(language, value)]
    if isinstance(value, dict) and by_language:
        groups = list(value.items())
    found: list[Parsed] = []
    for of, names in groups:
        for part, step in each_of(names):
            for name, kind, below in _of_kind(part):
                at = spot.part(len(found), (*((str(of),) if by_language else ()), *step, *below))
                is_whole = isinstance(name, dict) and not by_language
                found.append(name if is_whole else _name(name, kind, of, at))
    return found


def _of_kind(value: Parsed) -> list[tuple[Parsed, str | None, Path]]:
    """Return the names that an item gives, each with its kind and step: ``{MISSPELLING: [Lynd, Lyndt]}`` gives two."""
    if isinstance(value, dict) and len(value) == 1:
        ((kind, names),) = value.items()
        if kind in NameKind.__members__:
            return [(name, kind, (kind, *step)) for name, step in each_of(names)]
    return [(value, None, ())]


def _name(value: Parsed, kind: str | None, language: str | None, spot: Spot) -> Parsed:
    if language is None or not isinstance(value, str | dict):
        return value
    more: PlainMapping = {"kind": kind} if kind else {}
    if isinstance(value, str):
        for key in ("text", "language", *more):
            spot.within(key)
        return {"text": value, "language": language, **more}
    if "language" not in value:
        spot.within("language")
        return {**({"text": value["text"]} if "text" in value else {}), "language": language, **value, **more}
    return value
