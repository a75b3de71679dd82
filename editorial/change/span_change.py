"""Classify what changed between the words that were annotated and the words that stand there now.

The two are compared word by word. Each run of other words, between words that stayed, is judged on its own: a negation
that only moved is one that went in one run and came in another, and changes the meaning; *will not* that became *won't*
is one run with one negation before and after.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from editorial.change.negation import Negation
from editorial.change.number import Numbers
from editorial.model.vocabulary import SpanChange
from editorial.text.fold import fold
from editorial.text.language import primary_subtag
from editorial.text.token import Tokens, tokens_of

_APOSTROPHE = "'"
_IN_NUMBER = frozenset(".,:/٫٬'")
"""Signs that belong to a number if digits stand directly on both sides."""

_OF_NUMBER = frozenset("%٪‰°±$€£¥₽₪₹₺﷼<>≤≥")
"""Signs that change a number."""

_MINUS = frozenset("-−–")
"""Signs that change a number if they stand directly before it, and after no word."""

_ENDS_SENTENCE = frozenset('.!?:؟。！？"“«‹')
_NO_CAPITALS = frozenset(("de", "lb"))
"""Languages in which a capital does not distinguish names from other nouns."""

_TELLING = 3
"""Letters of a word of a known name: shorter ones (of, al) stand in too many names."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A word, number or sign: its text, its folded form, whether it is a word or a sign of a number.

    It ``is_first`` if it begins a sentence, and ``is_loud`` if everything around it is in capitals.
    """

    text: str
    key: str
    is_word: bool
    is_counting: bool
    is_first: bool
    is_loud: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that went, and words that came in their place."""

    gone: Sequence[_Written]
    come: Sequence[_Written]

    @property
    def sides(self) -> "tuple[Sequence[_Written], Sequence[_Written]]":
        return self.gone, self.come


class SpanChanges:
    """Classifies changes in an article: of this language, with entities of these names."""

    def __init__(self, language: str, names: Collection[str] = ()) -> None:
        self._negation, self._numbers = Negation(language), Numbers(language)
        self._names = frozenset(key for name in names for key in fold(name).split() if len(key) >= _TELLING)
        self._has_capitals = primary_subtag(language) not in _NO_CAPITALS

    def between(self, before: str, after: str, beside: tuple[str, str] = ("", "")) -> tuple[SpanChange, ...]:
        """Return what changed, in the order of the vocabulary; nothing only if both are equal.

        ``beside`` are the texts that stand directly before the two: what negates there negates the words, too.
        """
        if before == after:
            return ()
        within = [self._negation.within(fold(text)) for text in (before, after)]
        is_negated = Counter(within[0]) != Counter(within[1])
        negating = frozenset("".join((*within[0], *within[1]))) if is_negated else frozenset[str]()
        found = {change for run in _runs(before, after) for change in self._of(run, negating)}
        found |= set() if found or is_negated else {SpanChange.PUNCTUATION}
        if is_negated or self._is_negated_by(beside[0]) != self._is_negated_by(beside[1]):
            found.add(SpanChange.NEGATION)
        return tuple(change for change in SpanChange if change in found)

    def _is_negated_by(self, context: str) -> bool:
        """Return whether the last word of a text negates what follows it, with no sign in between."""
        words = _words(tokens_of(context)[0])
        is_word = bool(words) and words[-1].is_word
        return is_word and (self._negation.negates(words[-1].text) or self._negation.ends(fold(context.rstrip())))

    def _of(self, run: _Run, negating: frozenset[str]) -> Iterator[SpanChange]:
        """Yield the changes of a run; words that are explained by no other change, and do not negate, are WORDS."""
        gone, come = (Counter(word.key for word in side if word.is_word) for side in run.sides)
        left = (gone - come) + (come - gone)
        explained = set(negating)
        for change, keys in (
            (SpanChange.NEGATION, self._negated(run)),
            (SpanChange.NUMBER, self._counted(run)),
            (SpanChange.NAME, self._named(run, left)),
        ):
            if keys is not None:
                explained |= keys
                yield change
        if left.keys() - explained or _is_spelled_otherwise(run):
            yield SpanChange.WORDS
        if _signs(run.gone) != _signs(run.come):
            yield SpanChange.PUNCTUATION

    def _negated(self, run: _Run) -> set[str] | None:
        """Return the words that negate, if there are more of them on one side, or a word became its own negation."""
        gone, come = ([word.text for word in side if word.is_word] for side in run.sides)
        if self._negation.count(gone) != self._negation.count(come):
            negating = [fold(word) for word in (*gone, *come) if self._negation.negates(word)]
            return {part for key in negating for part in (key, *key.split(_APOSTROPHE))}
        return {fold(word) for word in self._negation.opposites(gone, come)} or None

    def _counted(self, run: _Run) -> set[str] | None:
        """Return the numbers, if the two sides do not have the same ones, or another sign of a number."""
        values = [{word.key: value for word in side if (value := self._numbers.value(word.key))} for side in run.sides]
        signs = [[word.key for word in side if word.is_counting] for side in run.sides]
        is_other = Counter(values[0].values()) != Counter(values[1].values()) or signs[0] != signs[1]
        return values[0].keys() | values[1].keys() if is_other else None

    def _named(self, run: _Run, left: Collection[str]) -> set[str] | None:
        """Return the names that are not on both sides; what has a capital stands for a name if one went or came."""
        words = [word for side in run.sides for word in side if word.key in left]
        names = {word.key for word in words if self._is_name(word)}
        return names | {word.key for word in words if self._is_capital(word)} if names else None

    def _is_name(self, word: _Written) -> bool:
        """Return whether a word is of a known name, or is written like one: with a capital within a sentence."""
        if not word.is_word or self._numbers.value(word.key):
            return False
        has_no_case = word.text.lower() == word.text.upper()
        is_known = word.key in self._names and (has_no_case or word.text[:1].isupper())
        return is_known or (self._is_capital(word) and not word.is_first)

    def _is_capital(self, word: _Written) -> bool:
        """Return whether a word has a capital, and not only because everything is written in capitals."""
        return self._has_capitals and word.text[:1].isupper() and not word.is_loud


def _signs(words: Sequence[_Written]) -> list[str]:
    return [word.text for word in words if not word.is_word and not word.is_counting]


def _is_spelled_otherwise(run: _Run) -> bool:
    """Return whether the same words are spelled otherwise: with capitals, vowel marks, other forms of letters."""
    keys = [[word.key for word in side if word.is_word] for side in run.sides]
    return keys[0] == keys[1] and any(keys)


def _runs(before: str, after: str) -> Iterator[_Run]:
    """Yield the runs of other words, in order."""
    old, new = (_words(tokens) for tokens in tokens_of(before, after))
    edits = Indel.opcodes([word.text for word in old], [word.text for word in new])
    gone: list[_Written] = []
    come: list[_Written] = []
    for edit in edits:
        if edit.tag == "equal" and (gone or come):
            yield _Run(tuple(gone), tuple(come))
            gone, come = [], []
        if edit.tag in ("delete", "replace"):
            gone += old[edit.src_start : edit.src_end]
        if edit.tag in ("insert", "replace"):
            come += new[edit.dest_start : edit.dest_end]
    if gone or come:
        yield _Run(tuple(gone), tuple(come))


def _words(tokens: Tokens) -> list[_Written]:
    """Return the words, with what is written as one: don't, 1,500.50, 13/12/2025."""
    found: list[_Written] = []
    is_loud = len(tokens) > 1 and tokens.text.isupper()
    n = 0
    while n < len(tokens):
        last = n
        while _continues(tokens, last):
            last += 2
        text = tokens.text[tokens.starts[n] : tokens.ends[last]]
        is_first = not found or found[-1].text in _ENDS_SENTENCE
        is_counting = text in _OF_NUMBER or (text in _MINUS and _is_minus(tokens, n))
        key = "".join(tokens.keys[n : last + 1])
        found.append(_Written(text, key, tokens.is_word[n], is_counting, is_first, is_loud))
        n = last + 1
    return found


def _is_minus(tokens: Tokens, n: int) -> bool:
    """Return whether a token stands directly before a number, and not directly after a word."""
    text, start, end = tokens.text, tokens.starts[n], tokens.ends[n]
    return text[end : end + 1].isdigit() and not text[:start][-1:].isalnum()


def _continues(tokens: Tokens, n: int) -> bool:
    """Return whether the token, a sign and the next token are written as one word or number."""
    if n + 2 >= len(tokens) or not (tokens.is_word[n] and tokens.is_word[n + 2]):
        return False
    if tokens.ends[n] != tokens.starts[n + 1] or tokens.ends[n + 1] != tokens.starts[n + 2]:
        return False
    sign = tokens.keys[n + 1]
    if tokens.keys[n][-1].isdigit() and tokens.keys[n + 2][:1].isdigit():
        return sign in _IN_NUMBER
    return sign == _APOSTROPHE
