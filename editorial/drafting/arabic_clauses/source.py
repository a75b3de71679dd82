"""The words for a source: who speaks, by name, office, kind or number, as the clause puts it."""

from dataclasses import dataclass

from editorial.drafting.arabic_clauses.lookup import is_adverb, is_preposition
from editorial.drafting.arabic_clauses.noun import HeadNounKind, read_noun
from editorial.drafting.arabic_clauses.phrase import (
    ArabicSourceWords,
    EntitiesByKey,
    described_source,
    is_counted,
    is_joined,
    is_person,
    leads_to_person,
    named_source,
)
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_saying.heads import (
    RANK_WORDS,
)

_LONGEST = 18
_LEADING = frozenset(("في", "من", "عن", "ل", "الي", "به", "بها"))
_RELATIVE = folded_words(
    """
    الذي التي الذين اللذان اللتان اللواتي وهو وهي وهم هو هي
    """
)


def read_source(
    sentence: ArabicSentence,
    entities: EntitiesByKey,
    first: int,
    last: int,
    *,
    is_strict: bool = False,
    is_genitive: bool = False,
) -> ArabicSourceWords | None:
    """Return the first source that the pieces name or describe; None if they do neither.

    Strictly, only known heads describe one. Behind بحسب and لـ (genitive), the first noun may have ل written on it.
    """
    reader = _SourceReader(sentence, entities, min(last, len(sentence), first + 2 * _LONGEST), is_strict, is_genitive)
    return reader.read(first)


@dataclass(slots=True)
class _SourceReader:
    """Reads pieces up to ``last``; ``is_behind`` says whether a preposition governs the words at hand."""

    sentence: ArabicSentence
    entities: EntitiesByKey
    last: int
    is_strict: bool
    is_genitive: bool
    is_behind: bool = False
    behind_at: int = -2

    def read(self, number: int) -> ArabicSourceWords | None:
        sentence = self.sentence
        while self.is_genitive and number < self.last and self._is_led_by(number):
            number += 1
        first = number
        while number < self.last:
            if self.is_genitive and number == first and sentence.is_word(number) and not sentence.entity(number):
                step: ArabicSourceWords | int | None = self._noun(number, is_genitive=True)
            else:
                step = self._step(number, is_first=number == first)
            if not isinstance(step, int):
                return step
            number = step
        return None

    def _is_led_by(self, number: int) -> bool:
        return self.sentence.is_point(number) or self.sentence.form(number) in _LEADING

    def _step(self, number: int, *, is_first: bool) -> ArabicSourceWords | int | None:
        """Return the source that begins here, the next piece to look at, or None if there is no source."""
        sentence, key = self.sentence, self.sentence.entity(number)
        if sentence.is_point(number):
            self.is_behind = self.is_behind and not sentence.is_comma(number)
            return number + 1
        if not (self.is_genitive and is_first) and (is_joined(sentence, number) or is_preposition(sentence, number)):
            self.is_behind, self.behind_at = True, number
            return sentence.name_end(number) if key else number + 1
        if key:
            is_governed = self.is_strict or number == self.behind_at + 1
            if self.is_behind and (is_governed or not is_person(sentence, self.entities, number)):
                return sentence.name_end(number)
            return named_source(sentence, self.entities, number, self.last)
        if sentence.is_marked(number) or (sentence.bare(number) in _RELATIVE and not self.is_strict):
            return None
        if sentence.bare(number) in RANK_WORDS and leads_to_person(sentence, self.entities, number + 1, self.last):
            return number + 1
        if is_adverb(sentence, number) and not is_counted(sentence, number):
            return number + 1
        return self._noun(number, is_genitive=False)

    def _noun(self, number: int, *, is_genitive: bool) -> ArabicSourceWords | int:
        noun = read_noun(self.sentence, number, is_genitive=is_genitive)
        if noun is None or (self.is_behind and noun.kind is not HeadNounKind.OFFICE):
            return number + 1
        found = described_source(self.sentence, self.entities, noun, self.last)
        is_other = noun.kind is HeadNounKind.OTHER
        is_person = found.entity is not None and (not is_other or noun.is_definite or not self.is_strict)
        if is_person or (not self.is_behind and not (is_other and self.is_strict)):
            return found
        return number + 1
