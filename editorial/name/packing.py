"""The bits of a pronunciation, which ``sound_distance`` in SQL compares: places for vowels, and sounds of consonants."""

from types import MappingProxyType

from editorial.name.pronunciation import MAX_DOUBT, Pronunciation

OPEN, FRONT, BACK, NONE, UNWRITTEN = 1, 2, 4, 8, 16
"""The possible sounds of a vowel place: a, i, o or u, none, or unwritten (in an abjad: a short vowel or none)."""

BITS = 5
ANY = 31
PLACES = 12
ABJAD = 1 << (BITS * PLACES)
"""Set if the script writes only long vowels, so that a place without a letter says little."""

GLIDING, PLAIN = 2 * ABJAD, 4 * ABJAD
"""Whether the word may end with an i before its last vowel, as هنية does, and whether it may end without, as *Hanna* does."""

CONSONANT_BITS = 10
CONSONANT_PLACES = 6
DOUBT = CONSONANT_BITS * CONSONANT_PLACES
JOINED = DOUBT + 2
"""Sounds have, for each of the first six consonants, five bits of probable ones, then five of possible ones; then two bits of
doubt, and one for neighbouring words that were joined."""

_CLASSES = MappingProxyType(
    dict.fromkeys("aA", OPEN)
    | dict.fromkeys("iI", FRONT)
    | dict.fromkeys("uU", BACK)
    | dict.fromkeys("eE", OPEN | FRONT)
    | {"?": OPEN | FRONT | BACK, "@": ANY, "w": BACK | NONE | UNWRITTEN}
)
_SHORT = frozenset("aeiu")


def packed_vowels(reading: Pronunciation) -> int:
    """Return the vowel places of a reading: the last, the first, then those after each consonant but the last."""
    first, *inner, last = reading.vowels
    is_short = len(inner) < 2 and not first
    masks = [_last_mask(reading, last), _mask(first, 0, is_short) & ~UNWRITTEN]
    masks += [_mask(each, reading.unwritten, is_short) for each in inner]
    return _packed(masks) | _glide(last[:-1]) | (ABJAD if reading.unwritten else 0)


def _packed(masks: list[int]) -> int:
    """Return the places as one number; missing places agree with everything."""
    found = ABJAD - 1
    for place, mask in enumerate(masks[:PLACES]):
        found &= ~((ANY ^ mask) << (BITS * place))
    return found


def _glide(vowels: str) -> int:
    """Return the bits that say whether there may be an i among the vowels before the last one."""
    if set(vowels) & {"i", "I"}:
        return GLIDING
    return GLIDING | PLAIN if set(vowels) & {"e", "E", "?", "@"} else PLAIN


def _last_mask(reading: Pronunciation, vowels: str) -> int:
    """Return the possible sounds of the end: its last vowel, which tells a name from others of its family."""
    if not vowels:
        return NONE
    if reading.key.endswith("nk") and vowels in ("a", "u"):
        return OPEN | BACK
    if vowels == "@":
        return ANY
    return OPEN | FRONT | NONE if vowels[-1] == "e" else _CLASSES[vowels[-1]] & ~UNWRITTEN


def _mask(vowels: str, unwritten: int, is_short: bool) -> int:
    """Return the possible sounds of a place: those written, and UNWRITTEN if an abjad would omit them."""
    if not vowels:
        return unwritten or NONE | UNWRITTEN
    mask = 0
    for vowel in vowels:
        mask |= _CLASSES[vowel]
    spoken = vowels.lstrip("i") or "i"
    if len(spoken) == 1 and spoken in _SHORT and not (is_short and spoken in "iu"):
        mask |= UNWRITTEN
    return mask | NONE if vowels == "e" else mask


def packed_sounds(reading: Pronunciation) -> int:
    """Return the sounds of the first consonants and the doubt; missing places agree with everything."""
    found = (1 << DOUBT) - 1 | reading.is_joined << JOINED
    for place, each in enumerate(reading.consonants[:CONSONANT_PLACES]):
        mask = each.probable | each.possible << BITS
        found &= ~(((1 << CONSONANT_BITS) - 1 ^ mask) << (CONSONANT_BITS * place))
    return found | min(reading.doubt, MAX_DOUBT) << DOUBT
