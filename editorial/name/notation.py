"""The notation of sounds in the tables of letters: families of consonants, and what a pattern of letters may stand for.

Consonants are b p f v, k g x h, t d, s z S C j, m, n, l and r: x is kh, S is sh, C is ch, and j is zh or the j of *John*. Digits
sound as themselves. ``x/h`` is one consonant, either of the two. Vowels are a, e, i, u if they may be short; A, I, U if they
are long; E is a or i, ? is any, @ is a short one or none, and w is u or none.
"""

from types import MappingProxyType

Rules = tuple[tuple[str, tuple[str, ...]], ...]
"""Patterns, the longest and most specific first, each with its possible sounds, the most probable first."""

FAMILIES = ("bpfv", "kgxh", "td", "szSCj")
"""Consonants that languages and transliterations exchange; the others are families of their own."""

FAMILY = MappingProxyType({sound: family[0] for family in FAMILIES for sound in family})
BIT = MappingProxyType({sound: 1 << n for family in FAMILIES for n, sound in enumerate(family)})

VOWELS = frozenset("aeiuAIUE?@w")
