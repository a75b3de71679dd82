"""The format that a caller asks for: by the suffix of an address, or by the header ``Accept`` (RFC 9110, 12.5.1)."""

from collections.abc import Sequence
from typing import NamedTuple

from schema.resource.resource import Resource
from service.errors.address import AddressUnknown
from service.errors.http import MediaTypeNotAcceptable
from service.errors.problem import PROBLEM
from service.exports.formats import CHARSET, FORMATS, Format, formats_of
from service.header import Header
from service.parameters.addresses import MAX_SHOWN, Found
from service.request.accept import Accept, AcceptItem, accept_of, patterns
from service.request.media_type import JSON, SPARSE
from service.request.secret_path import shown_path

BY_CALLER: Header = (b"vary", b"authorization, x-api-key")
FOR_ALL: Header = (b"vary", b"accept")
BY_ACCEPT: Header = (b"vary", b"accept, authorization, x-api-key")


class FormatChoice(NamedTuple):
    """The requested resource and format; None stands for REST's own JSON."""

    found: Found[Resource]
    form: Format | None
    has_suffix: bool


def without_suffix(path: bytes) -> tuple[bytes, str]:
    """Return an address without the suffix of its last part, and the suffix; our ids, slugs and names have no dots."""
    start = path.rfind(b"/") + 1
    last, _, suffix = path[start:].partition(b".")
    if not last or not suffix:
        return path, ""
    return path[:start] + last, suffix.decode("latin-1")


def vary_of(wanted: FormatChoice) -> Header:
    """Return the header ``Vary`` of an answer, without what compression adds.

    Without a suffix the header ``Accept`` decides what is answered, even if nothing acceptable is left.
    """
    return BY_CALLER if wanted.has_suffix else BY_ACCEPT


def format_of_suffix(found: Found[Resource] | None, path: bytes, suffix: str) -> Format:
    """Return the format that a suffix names. Raises AddressUnknown, with the formats that exist."""
    given = formats_of(found.resource.name) if found else []
    for each in given:
        if suffix in each.suffixes:
            return each
    address = (found.address if found else shown_path(path.decode("latin-1")))[:MAX_SHOWN]
    told = f"it is exported as {', '.join('.' + each.suffix for each in given)}" if given else "it is not exported"
    nearest = [f"{address}.{each.suffix}" for each in given]
    raise AddressUnknown(f"{address} has no {'.' + suffix[:MAX_SHOWN]!r}: {told}", nearest=nearest)


def format_of_accept(found: Found[Resource], accept: str | None) -> Format | None:
    """Return the format that a caller prefers, None for JSON. Raises MediaTypeNotAcceptable."""
    name, given = found.resource.name, accept_of(accept)
    form = _best(name, given) if any(each.media_type in given for each in FORMATS) else None
    if form is None and not given.takes((JSON, PROBLEM, SPARSE)):
        raise _refusal(name)
    return form


def _best(resource: str, accept: Accept) -> Format | None:
    """Return the format of a resource that a caller prefers, None for JSON; an export has to be named.

    Of equally preferred formats it is the first that is named.
    """
    offered = formats_of(resource)
    if not offered:
        return None
    ranks = [(_rank(each, accept, offered), each) for each in offered]
    rank, best = max(ranks, key=lambda each: each[0])
    return best if rank[0] > 0 and rank > _rank_of_json(accept) else None


def _refusal(resource: str) -> MediaTypeNotAcceptable:
    """Return the error for a caller who accepts none of a resource's media types."""
    names = [JSON, *(each.content_type.removesuffix(CHARSET) for each in formats_of(resource))]
    told = "it" if len(names) == 1 else "one of them"
    return MediaTypeNotAcceptable(f"this address answers as {', '.join(names)}: accept {told}", allowed=names)


def _rank(form: Format, accept: Accept, offered: Sequence[Format]) -> tuple[float, int]:
    """Return the rank of a format: the weight of the item that names it, then its negated place."""
    for place, item in enumerate(accept.items):
        if item.name == form.media_type and _names(item, form, offered):
            return item.weight, -place
    return 0.0, -len(accept.items)


def _names(item: AcceptItem, form: Format, offered: Sequence[Format]) -> bool:
    """Return whether an item means a format; an item without a profile of ours means the first of its media type."""
    named = [each for each in FORMATS if each.profile in item.profiles]
    if named:
        return form in named
    return next(each for each in offered if each.media_type == form.media_type) is form


def _rank_of_json(accept: Accept) -> tuple[float, int]:
    """Return the rank of JSON: if only a pattern matches, it comes after every named export of the same weight."""
    weight, place = accept.rank(*patterns(JSON))
    return (weight, place) if JSON in accept else (weight, -len(accept.items))
