"""The differences between two mappings of a bundle, value by value; and which of them bring redacted words back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson

from editorial.redaction.redaction import MASK

MAX_SHOWN = 400
"""The most characters of a value that a difference shows."""

BEFORE = 40
"""How many characters before the first difference of two long texts it shows."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that two mappings have at the same ``path``, as a bundle writes it; None if one of them has none."""

    path: str
    before: str | None
    after: str | None


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Difference, ...]:
    """Return the values in which two mappings differ, in the order of the second, then of the first."""
    old, new = dict(_values(before, "")), dict(_values(after, ""))
    paths = dict.fromkeys((*new, *old))
    return tuple(
        Difference(path, *_shown(_text(old.get(path)), _text(new.get(path))))
        for path in paths
        if old.get(path) != new.get(path)
    )


def unmasked(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """Return the paths of texts with redacted words in place of which the second mapping has other words.

    A text that is only removed brings nothing back, unless there are new texts that may have its words.
    """
    old, new = dict(_values(before, "")), dict(_values(after, ""))
    has_more = any(path not in old and isinstance(value, str) for path, value in new.items())
    return tuple(
        path for path, value in old.items() if _masks(value) > _masks(new.get(path)) and (path in new or has_more)
    )


def _masks(value: object) -> int:
    if isinstance(value, str):
        return value.count(MASK)
    return sum(map(_masks, value)) if isinstance(value, list) else 0


def _values(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield every single value in a mapping or list, with its path; lists of single values are one value."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _values(each, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        for number, each in enumerate(value):
            yield from _values(each, f"{path}[{each.get('key', number) if isinstance(each, Mapping) else number}]")
    else:
        yield path, value


def _text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else orjson.dumps(value).decode()


def _shown(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Return two texts, cut to what is around their first difference if they are long."""
    pairs = enumerate(zip(before or "", after or "", strict=False))
    start = max(0, next((place for place, (one, other) in pairs if one != other), 0) - BEFORE)
    return _cut(before, start), _cut(after, start)


def _cut(text: str | None, start: int) -> str | None:
    if text is None or len(text) <= MAX_SHOWN:
        return text
    end = start + MAX_SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
