"""The header Vary: what an answer depends on beside its address, each named once."""

from collections.abc import Iterable

Headers = list[tuple[bytes, bytes]]


def with_vary(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> Headers:
    """Return the headers of an answer that depends on the request header ``name``, in small letters, too."""
    others: Headers = []
    named: list[bytes] = []
    for key, value in headers:
        if key.lower() == b"vary":
            named += [item.strip().lower() for item in value.split(b",")]
        else:
            others.append((key, value))
    return [*others, (b"vary", b", ".join(dict.fromkeys([*named, name])))]
