"""Compare two versions of the same utterance, word by word: what was left out, what was added, what was said otherwise."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from editorial.align.alignment import Gap, align, gaps_of
from editorial.change.negation import Negation
from editorial.change.span_change import SpanChanges
from editorial.model.effort import EffortSpent, effort_for
from editorial.model.vocabulary import SpanChange, Wording, WordOperation
from editorial.text.fold import fold
from editorial.text.language import primary_subtag
from editorial.text.token import Tokens, tokens_of

_ELLIPSES = ("…", "...", "[…]", "[...]", "(…)", "(...)")
"""What stands in a version in the place of words that it leaves out, as it says itself."""

_LONGEST = 20_000
"""Code points: of a longer text only whether it is the same is found out."""


@dataclass(frozen=True, slots=True)
class Version:
    """The words of a quote, and their language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words of the earlier version and what the later one has instead: code points in each text, half open."""

    operation: WordOperation
    changes: tuple[SpanChange, ...]
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordingComparison:
    """How a version differs from an earlier one."""

    wording: Wording
    differences: tuple[WordDifference, ...] = ()


def compare(before: Version, after: Version, names: Collection[str] = ()) -> WordingComparison:
    """Return how ``after`` differs from ``before``; ``names`` are of entities in the two articles.

    Texts in different languages are TRANSLATED and not compared. Otherwise the texts are VERBATIM if only punctuation,
    capitals or vowel marks differ; TRUNCATED if one of them leaves out words of the other, and nothing else, at its
    beginning, at its end or where it has an ellipsis. Words that are left out do not make a text TRUNCATED if the last
    of them negates what follows: that is another statement, so the text is ALTERED.
    """
    if primary_subtag(before.language) != primary_subtag(after.language):
        return WordingComparison(Wording.TRANSLATED)
    if before.text == after.text:
        return WordingComparison(Wording.VERBATIM)
    if max(len(before.text), len(after.text)) > _LONGEST:
        return _otherwise(before, after)
    try:
        return _Compared(before, after, names).comparison()
    except EffortSpent:
        return _otherwise(before, after)


def _otherwise(before: Version, after: Version) -> WordingComparison:
    whole = WordDifference(WordOperation.REPLACE, (SpanChange.WORDS,), (0, len(before.text)), (0, len(after.text)))
    return WordingComparison(Wording.ALTERED, (whole,))


class _Compared:
    """Two texts in one language, aligned word by word."""

    def __init__(self, before: Version, after: Version, names: Collection[str]) -> None:
        self._texts = (before.text, after.text)
        old, new = tokens_of(*self._texts)
        self._tokens = (old, new)
        self._changes, self._negation = SpanChanges(before.language, names), Negation(before.language)
        match = align(old, new, effort_for(len(before.text) + len(after.text)))
        self._gaps = tuple(gaps_of(match, len(new)))

    def comparison(self) -> WordingComparison:
        """Return the wording and the differences."""
        differences = tuple(self._difference(gap) for gap in self._gaps)
        if all(self._is_of_signs(gap) for gap in self._gaps):
            return WordingComparison(Wording.VERBATIM, differences)
        has_common = not set(self._words(0)).isdisjoint(self._words(1))
        is_cut = has_common and all(self._is_of_signs(gap) or self._is_cut(gap) for gap in self._gaps)
        return WordingComparison(Wording.TRUNCATED if is_cut else Wording.ALTERED, differences)

    def _words(self, side: int) -> Iterator[str]:
        tokens = self._tokens[side]
        return (key for key, is_word in zip(tokens.keys, tokens.is_word, strict=True) if is_word)

    def _difference(self, gap: Gap) -> WordDifference:
        (before, after), (old, new) = self._places(gap), self._texts
        went, came = old[slice(*before)], new[slice(*after)]
        operation = WordOperation.REPLACE if went and came else WordOperation.DELETE if went else WordOperation.INSERT
        return WordDifference(operation, self._changes.between(went, came), before, after)

    def _places(self, gap: Gap) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return the code points of a gap in both texts; an empty side lies before the next token."""
        old, new = self._tokens
        return _place(old, gap.old_start, gap.old_end), _place(new, gap.new_start, gap.new_end)

    def _sides(self, gap: Gap) -> tuple[range, range]:
        return range(gap.old_start, gap.old_end), range(gap.new_start, gap.new_end)

    def _is_of_signs(self, gap: Gap) -> bool:
        """Return whether no word, number or sign of a number differs."""
        has_words = any(
            tokens.is_word[n] for tokens, side in zip(self._tokens, self._sides(gap), strict=True) for n in side
        )
        return not has_words and set(self._difference(gap).changes) <= {SpanChange.PUNCTUATION}

    def _is_cut(self, gap: Gap) -> bool:
        """Return whether one text leaves out these words of the other in a place where that does not change the rest."""
        texts = [
            "".join(tokens.text[tokens.starts[n] : tokens.ends[n]] for n in side)
            for tokens, side in zip(self._tokens, self._sides(gap), strict=True)
        ]
        words = [
            [tokens.keys[n] for n in side if tokens.is_word[n]]
            for tokens, side in zip(self._tokens, self._sides(gap), strict=True)
        ]
        if all(words) or not any(words):
            return False
        full = 0 if words[0] else 1
        is_edge = any(
            side.start == 0 or side.stop == len(tokens)
            for tokens, side in zip(self._tokens, self._sides(gap), strict=True)
        )
        return (is_edge or self._has_ellipsis(texts[1 - full])) and not self._is_negating(gap, full, words[full][-1])

    def _has_ellipsis(self, text: str) -> bool:
        return any(ellipsis in text for ellipsis in _ELLIPSES)

    def _is_negating(self, gap: Gap, full: int, last: str) -> bool:
        """Return whether the last of the words that are left out negates the words that follow."""
        tokens, side = self._tokens[full], self._sides(gap)[full]
        return side.stop < len(tokens) and tokens.is_word[side.stop - 1] and self._negation.negates(fold(last))


def _place(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    if start < end:
        return tokens.starts[start], tokens.ends[end - 1]
    at = tokens.starts[start] if start < len(tokens) else len(tokens.text)
    return at, at
