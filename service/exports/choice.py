"""Which format is asked for: by the suffix of an address, or by the header ``Accept`` (RFC 9110, 12.5.1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from schema.resource import Resource
from service.accept import MAX_ACCEPT, accepts
from service.addresses import MAX_SHOWN, AddressUnknown, Found
from service.exports.formats import CHARSET, FORMATS, Format, formats_of
from service.http_errors import Header, MediaTypeNotAcceptable
from service.media_type import JSON, SPARSE
from service.problem import PROBLEM
from service.secret_path import shown_path

_ITEM = re.compile(r'(?:[^,"]|"[^"]*")+')
_PARAMETER = re.compile(r';\s*([\w-]+)\s*=\s*("[^"]*"|[^;,\s]*)')

BY_CALLER: Header = (b"vary", b"authorization, x-api-key")
FOR_ALL: Header = (b"vary", b"accept")
BY_ACCEPT: Header = (b"vary", b"accept, authorization, x-api-key")


@dataclass(frozen=True, slots=True)
class Taken:
    """One item of the header: a media type or a pattern, in small letters, the profiles that it names, how much it is liked."""

    media_type: str
    profiles: tuple[str, ...]
    weight: float


class Wanted(NamedTuple):
    """What is asked for: the resource, and the format, None for REST's own JSON."""

    found: Found[Resource]
    form: Format | None
    has_suffix: bool


def without_suffix(path: bytes) -> tuple[bytes, str]:
    """Return an address without the suffix of its last part, and that suffix; no id, slug or name of ours has a dot."""
    start = path.rfind(b"/") + 1
    last, _, suffix = path[start:].partition(b".")
    if not last or not suffix:
        return path, ""
    return path[:start] + last, suffix.decode("latin-1")


def vary_of(wanted: Wanted) -> Header:
    """Return the header ``Vary`` of an answer, but for what it depends on by its compression.

    Without a suffix the header ``Accept`` decides what is answered, and be it that nothing can be.
    """
    return BY_CALLER if wanted.has_suffix else BY_ACCEPT


def format_of_suffix(found: Found[Resource] | None, path: bytes, suffix: str) -> Format:
    """Return the format that a suffix means. Raises AddressUnknown, with those that there are."""
    given = formats_of(found.resource.name) if found else []
    for each in given:
        if suffix in each.suffixes:
            return each
    address = (found.address if found else shown_path(path.decode("latin-1")))[:MAX_SHOWN]
    told = f"it is exported as {', '.join('.' + each.suffix for each in given)}" if given else "it is not exported"
    nearest = [f"{address}.{each.suffix}" for each in given]
    raise AddressUnknown(f"{address} has no {'.' + suffix[:MAX_SHOWN]!r}: {told}", nearest=nearest)


def format_of_accept(found: Found[Resource] | None, accept: str | None) -> Format | None:
    """Return the format that a caller likes best, None where that is JSON. Raises MediaTypeNotAcceptable."""
    name = found.resource.name if found else ""
    form = _of_accept(name, accept) if _names_formats(accept) else None
    if form is None and not accepts(accept, (JSON, PROBLEM, SPARSE)):
        raise _refusal(name)
    return form


def _of_accept(resource: str, accept: str | None) -> Format | None:
    """Return the format of a resource that a caller likes best, None where that is JSON; an export has to be named.

    Of what is liked alike it is the first that is named.
    """
    given = formats_of(resource)
    taken = _taken((accept or "")[:MAX_ACCEPT])
    if not given or not taken:
        return None
    ranks = [(_weight(each, taken, given), each) for each in given]
    (weight, place), best = max(ranks, key=lambda rank: rank[0])
    return best if weight > 0 and (weight, place) > _json(taken) else None


def _refusal(resource: str) -> MediaTypeNotAcceptable:
    """Return the refusal of a caller who takes nothing that a resource is answered in."""
    names = [JSON, *(each.content_type.removesuffix(CHARSET) for each in formats_of(resource))]
    told = "it" if len(names) == 1 else "one of them"
    return MediaTypeNotAcceptable(f"this address answers as {', '.join(names)}: accept {told}", allowed=names)


def _names_formats(accept: str | None) -> bool:
    """Return whether a header names the media type of any export."""
    return accept is not None and any(each.media_type in accept.lower() for each in FORMATS)


def _weight(form: Format, taken: Sequence[Taken], given: Sequence[Format]) -> tuple[float, int]:
    """Return how a format is liked, by the item that names it: its weight, then its place, the first the highest."""
    for place, item in enumerate(taken):
        if item.media_type == form.media_type and _names(item, form, given):
            return item.weight, -place
    return 0.0, -len(taken)


def _names(item: Taken, form: Format, given: Sequence[Format]) -> bool:
    """Return whether an item means a format: one that names no profile of ours means the first of its media type."""
    named = [each for each in FORMATS if each.profile in item.profiles]
    if named:
        return form in named
    return next(each for each in given if each.media_type == form.media_type) is form


def _json(taken: Sequence[Taken]) -> tuple[float, int]:
    """Return how JSON is liked."""
    for name in (JSON, "application/*", "*/*"):
        for place, item in enumerate(taken):
            if item.media_type == name:
                return item.weight, (-place if name == JSON else -len(taken))
    return 0.0, -len(taken)


@lru_cache(maxsize=256)
def _taken(accept: str) -> tuple[Taken, ...]:
    return tuple(_item(each) for each in _ITEM.findall(accept) if each.strip())


def _item(text: str) -> Taken:
    media_type, _, rest = text.partition(";")
    parameters = {name.lower(): value.strip('"') for name, value in _PARAMETER.findall(";" + rest)}
    return Taken(
        media_type.strip().lower(), tuple(parameters.get("profile", "").split()), _quality(parameters.get("q"))
    )


def _quality(text: str | None) -> float:
    if text is None:
        return 1.0
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
