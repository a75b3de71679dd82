"""Likeness: pair the words of a gap that are different but plainly correspond, and measure how like two stretches are.

The likeness of two words is twice their longest common subsequence of folded letters over the letters of both: the
coefficient of Dice ("Measures of the Amount of Ecologic Association Between Species", 1945) with subsequences instead
of sets, RapidFuzz's normalised indel similarity. The likeness of two stretches is the sum over their aligned words, the
letters of each pair times its likeness, over the letters of both. So unrelated words count nothing, however many
letters they share.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from editorial.align.pairing import Pairing, heaviest
from editorial.model.effort import Effort
from editorial.text.token import Tokens

LIKE = 0.6
"""The least likeness at which a word may be another spelling or form of another."""

JOINED_LIKE = 0.9
"""The least likeness at which two words may be another word split in two."""

RIVALS = 4
"""How many of the likest new words are considered for an old one; for equal words, how many before and after it."""

STEPS = 12
"""Cost of a pair of words: three comparisons (itself, and with the next word on either side) at four steps each."""

SHORT = 64
"""Letters of a word: a longer word costs more to compare, in proportion to its pairs of letters with the other."""

NEARLY = 0.95
"""A word with at least this share of the best likeness is a rival of the best."""


def like_words(old: Tokens, new: Tokens, gap: tuple[Sequence[int], Sequence[int]], effort: Effort) -> list[Pairing]:
    """Return the heaviest pairings, in order, of the words in a gap that plainly correspond.

    ``gap`` has the places of its tokens. A pairing with no aligned neighbours is left out if another word could be
    meant as well. Returns nothing if the allowance does not suffice.
    """
    olds, news = gap
    if not olds or not news:
        return []
    longest = max(len(old.keys[n]) for n in olds), max(len(new.keys[n]) for n in news)
    if not effort.may(STEPS * len(olds) * len(news) * (1 + longest[0] * longest[1] // SHORT**2)):
        return []
    candidates = list(_candidates(old, new, olds, news))
    found = heaviest(candidates)
    doubtful = _doubtful(candidates, found, (old, new), gap)
    return [pairing for pairing in found if pairing not in doubtful]


def _candidates(old: Tokens, new: Tokens, olds: Sequence[int], news: Sequence[int]) -> Iterator[Pairing]:
    choices = [new.keys[place] for place in news]
    joined = list(_joined(new, news))
    pairs = [key for _, _, key in joined]
    equal = _equal(old, new, olds, news)
    for place in olds:
        key = old.keys[place]
        if place in equal:
            yield from (Pairing(place, place + 1, there, there + 1, 2 * len(key)) for there in equal[place])
            continue
        for choice, like, n in _likest(key, choices, LIKE):
            yield Pairing(place, place + 1, news[n], news[n] + 1, like * (len(key) + len(choice)))
        for choice, like, n in _likest(key, pairs, JOINED_LIKE):
            yield Pairing(place, place + 1, joined[n][0], joined[n][1], like * (len(key) + len(choice)))
    for start, end, key in _joined(old, olds):
        for choice, like, n in _likest(key, choices, JOINED_LIKE):
            yield Pairing(start, end, news[n], news[n] + 1, like * (len(key) + len(choice)))


def _equal(old: Tokens, new: Tokens, olds: Sequence[int], news: Sequence[int]) -> dict[int, list[int]]:
    """Return the places of equal new words for each old place; of a frequent word, those of about the same number.

    Occurrences are numbered from the beginning and from the end, because words may be missing before or after.
    """
    before, after = _places(old.folded, olds), _places(new.folded, news)
    found: dict[int, list[int]] = {}
    for number, places in before.items():
        there = after.get(number, [])
        shift = len(there) - len(places)
        for n, place in enumerate(places if there else []):
            near = {m for middle in (n, n + shift) for m in range(middle - RIVALS, middle + RIVALS + 1)}
            found[place] = [there[m] for m in sorted(near) if 0 <= m < len(there)]
    return found


def _places(numbers: Sequence[int], places: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place in places:
        found.setdefault(numbers[place], []).append(place)
    return found


def _joined(tokens: Tokens, places: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Yield every two adjacent words, or words joined by a sign: their range, and both keys as one."""
    for n, (first, second) in enumerate(zip(places, places[1:], strict=False), 2):
        if second != first + 1 or not tokens.is_word[first]:
            continue
        if tokens.is_word[second]:
            yield first, second + 1, tokens.keys[first] + tokens.keys[second]
        elif n < len(places) and places[n] == first + 2 and tokens.is_word[first + 2] and _is_joint(tokens, second):
            yield first, first + 3, tokens.keys[first] + tokens.keys[first + 2]


def _is_joint(tokens: Tokens, sign: int) -> bool:
    """Return whether a sign has no white space on either side."""
    return tokens.ends[sign - 1] == tokens.starts[sign] and tokens.ends[sign] == tokens.starts[sign + 1]


def _likest(key: str, choices: Sequence[str], least: float) -> list[tuple[str, float, int]]:
    """Return the words of a list most like a word, each with its likeness and its place in the list."""
    if not choices:
        return []
    return process.extract(
        key, choices, scorer=Indel.normalized_similarity, processor=None, score_cutoff=least, limit=RIVALS
    )


def _doubtful(
    candidates: Sequence[Pairing],
    found: Sequence[Pairing],
    texts: tuple[Tokens, Tokens],
    gap: tuple[Sequence[int], Sequence[int]],
) -> set[Pairing]:
    """Return pairings without aligned neighbours that have a rival, unless their word is as frequent in both texts."""
    best: dict[tuple[str, int], list[float]] = {}
    for candidate in candidates:
        for end in (("old", candidate.old_start), ("new", candidate.new_start)):
            best.setdefault(end, []).append(candidate.weight)
    before, after = (
        Counter(tokens.folded[place] for place in places) for tokens, places in zip(texts, gap, strict=True)
    )
    doubtful = set()
    for pairing in found:
        rivals = best["old", pairing.old_start] + best["new", pairing.new_start]
        has_rival = sum(weight >= NEARLY * pairing.weight for weight in rivals) > 2
        words = texts[0].folded[pairing.old_start], texts[1].folded[pairing.new_start]
        is_even = words[0] == words[1] and before[words[0]] == after[words[1]]
        if has_rival and not is_even and not _has_company(pairing, found, gap):
            doubtful.add(pairing)
    return doubtful


def _has_company(pairing: Pairing, found: Sequence[Pairing], gap: tuple[Sequence[int], Sequence[int]]) -> bool:
    """Return whether the neighbours directly before or after a pairing are aligned too, on both sides."""
    olds, news = gap
    if (pairing.old_start, pairing.new_start) == (olds[0], news[0]):
        return True
    if (pairing.old_end, pairing.new_end) == (olds[-1] + 1, news[-1] + 1):
        return True
    return any(
        (other.old_end, other.new_end) == (pairing.old_start, pairing.new_start)
        or (other.old_start, other.new_start) == (pairing.old_end, pairing.new_end)
        for other in found
    )
