"""A small sample of a text, by which nearly the same text is recognised: hashes of some of its runs of words.

Broder, "On the resemblance and containment of documents" (1997): of all runs of SHINGLE words the SAMPLE smallest hashes
are kept. The share of hashes that two samples have in common estimates how much of the texts is the same. To hash fewer
runs, only those are looked at that begin with a word of 1, 5 or 7 letters. Longer words count as several, so that texts
without spaces have words, too.
"""

import re
from hashlib import blake2b

SHINGLE = 5
"""Words in a run."""

SAMPLE = 12
"""Hashes that are kept at most."""

_WORD = re.compile(r"[^\W_]{1,8}")
_BEGINNINGS = frozenset((1, 5, 7))


def sample_of(text: str) -> tuple[int, ...]:
    """Return the sample of a text: at most SAMPLE numbers of 64 bits, signed; case and punctuation do not count."""
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - SHINGLE + 1)
    starts = (at for at, word in enumerate(words[:last]) if len(word) in _BEGINNINGS)
    hashes = {mark_of(" ".join(words[at : at + SHINGLE])) for at in starts}
    return tuple(sorted(hashes)[:SAMPLE])


def mark_of(run: str) -> int:
    """Return the hash of a text: 64 bits, signed."""
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big", signed=True)
