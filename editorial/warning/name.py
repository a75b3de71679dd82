"""Warn of names that do not stand in the article although it names the entity: most likely misspelt, here or there.

Many names of an entity rightly stand nowhere in an article: names in other languages, the full name of somebody who is
called by the last name, abbreviations. So there are two warnings only: for a name of which a word or two is spelt
differently in the text, and for an entity that is mentioned by words of which none is a name of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Indel

from editorial.model.annotation import EntityReading
from editorial.model.effort import Effort
from editorial.model.reading import Reading
from editorial.model.vocabulary import MentionKind, NameKind
from editorial.search.forms import forms_of, sought_forms
from editorial.search.words import words_of
from editorial.text.fold import Folded, fold, fold_name, fold_with_offsets
from editorial.text.language import primary_subtag, script_of
from editorial.text.segment import is_spaceless
from editorial.warning.note import Note

LIKE = 0.8
"""The least likeness of two words of which one may be a misspelling of the other."""

SHORTEST = 4
"""The fewest letters of such a word."""

DECLINING = frozenset(
    (
        "be",
        "bs",
        "cs",
        "el",
        "et",
        "fi",
        "hr",
        "hu",
        "hy",
        "is",
        "ka",
        "la",
        "lt",
        "lv",
        "pl",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "tr",
        "uk",
    )
)
"""Languages in which the case of a name changes its ending, often in another way than of other words."""

ENDING = 3
"""The most letters of such an ending, and the fewest before it."""

A_WORD = 8
"""Steps for the forms of a word."""

COMPARED_A_STEP = 4
SCANNED_A_STEP = 200

_LINE = "\n"
_WORD = re.compile(r"\w+")
_EXPECTED = frozenset((NameKind.PREFERRED, NameKind.ALIAS))

_MISSPELT = "the article spells this name differently: correct it, or add the name as the article has it"
_NONE = "the article mentions this entity by other words than its names: correct the name, or add the one that the article has"


def notes_of_names(reading: Reading, effort: Effort) -> Iterator[Note]:
    """Yield the notes about names, at most one for each entity, as far as the effort reaches."""
    text = _Text(reading.article.body, reading.article.language, effort)
    called: defaultdict[str, list[str]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.kind is MentionKind.NAME:
            called[mention.entity] += [span.exact for span in mention.spans]
    listed = {fold_name(name.text) for entity in reading.entities for name in entity.names}
    for number, entity in enumerate(reading.entities):
        if entity.key in called:
            yield from _of_entity(entity, number, called[entity.key], text, listed)


def _of_entity(
    entity: EntityReading, number: int, called: Sequence[str], text: "_Text", listed: set[str]
) -> Iterator[Note]:
    path, names = ("entities", number, "names"), list(enumerate(entity.names))
    language, script = primary_subtag(text.language), script_of(called[0])
    in_language = [(n, name) for n, name in names if primary_subtag(name.language) == language]
    readable = in_language or [(n, name) for n, name in names if name.script == script]
    own = {fold_name(name.text) for name in entity.names}
    is_called = bool(own & {fold_name(each) for each in called})
    if readable and not is_called and not any(text.holds(name.text) for name in entity.names):
        yield Note("NAME_NOT_IN_TEXT", _NONE, (*path, readable[0][0], "text"), called[0])
        return
    for shown, name in in_language:
        if name.kind in _EXPECTED and not text.has(name.text):
            near = text.spelt(name.text)
            if near and fold_name(near) not in listed and not text.holds(name.text):
                yield Note("NAME_NOT_IN_TEXT", _MISSPELT, (*path, shown, "text"), near)
                return


class _Text:
    """The words of an article, among which names are looked up.

    A name is first looked for as it is written, folded; the forms of words are only worked out if that finds nothing.
    """

    def __init__(self, body: str, language: str, effort: Effort) -> None:
        self.language = language
        self._body, self._effort = body, effort

    def has(self, name: str) -> bool:
        """Return whether a name stands in the text as it is, as whole words; True if the effort is spent."""
        folded = fold(name)
        if not self._effort.may_spare(len(self._folded) // SCANNED_A_STEP + 1):
            return True
        if any(is_spaceless(letter) for letter in name):
            return folded in self._folded
        return _lined(_WORD.findall(folded)) in self._lined_words

    def holds(self, name: str) -> bool:
        """Return whether a name stands in the text as words, in any of their forms; True if the effort is spent."""
        own = list(words_of(name))
        if self.has(name) or not self._effort.may_spare(A_WORD * len(own)) or self._places is None:
            return True
        found: set[int] | None = None
        for number, word in enumerate(own):
            lexemes = sought_forms(word.text)
            places = {place - number for lexeme in lexemes for place in self._places.get(lexeme, ())}
            found = places if found is None else found & places
        return bool(found) or self._declines(name)

    def _declines(self, name: str) -> bool:
        """Return whether words of the text differ from a name by their endings only, in a language with cases."""
        if primary_subtag(self.language) not in DECLINING:
            return False
        if not self._effort.may_spare(len(self._found) // COMPARED_A_STEP + 1):
            return True
        own, words = _WORD.findall(fold(name)), [word[0] for word in self._found]
        return any(
            all(map(_differ_in_ending, own, words[first : first + len(own)]))
            for first in range(len(words) - len(own) + 1)
        )

    def spelt(self, name: str) -> str | None:
        """Return the words of the text of which a name is a misspelling; None if there are none."""
        own = _WORD.findall(fold(name))
        meant = [word for word in map(self._meant, own) if word]
        if len(meant) < len(own) or meant == own:
            return None
        before, found, _ = self._lined_words.partition(_lined(meant))
        if not found:
            return None
        first = before.count(_LINE)
        start, end = self._found[first].start(), self._found[first + len(own) - 1].end()
        near = self._body[slice(*self._offsets.original(start, end))]
        return None if len(own) == 1 and _is_other_word(own[0], meant[0], near) else near

    def _meant(self, word: str) -> str | None:
        """Return the word of the text that a word of a name is, or may be a misspelling of."""
        if word in self._vocabulary:
            return word
        if len(word) < SHORTEST or not self._effort.may_spare(len(self._vocabulary) // COMPARED_A_STEP + 1):
            return None
        found = process.extractOne(word, self._vocabulary.keys(), scorer=Indel.normalized_similarity, score_cutoff=LIKE)
        return found[0] if found else None

    @cached_property
    def _folded(self) -> str:
        self._effort.count(len(self._body))
        return fold(self._body)

    @cached_property
    def _offsets(self) -> Folded:
        return fold_with_offsets(self._body)

    @cached_property
    def _found(self) -> "list[re.Match[str]]":
        return list(_WORD.finditer(self._folded))

    @cached_property
    def _lined_words(self) -> str:
        return _lined(_WORD.findall(self._folded))

    @cached_property
    def _vocabulary(self) -> dict[str, None]:
        return dict.fromkeys(_WORD.findall(self._folded))

    @cached_property
    def _places(self) -> dict[str, list[int]] | None:
        """The places of every form in the text; None if finding them takes too much effort."""
        if not self._effort.may_spare(A_WORD * len(self._found)):
            return None
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(words_of(self._body)):
            for form in forms_of(word.text, self.language):
                found[form.lexeme].append(place)
        return dict(found)


def _is_other_word(name: str, word: str, near: str) -> bool:
    """Whether a word like a name of one word is likely to be another word: small, or with another ending."""
    return near[0] == near[0].lower() or word.startswith(name) or name.startswith(word)


def _differ_in_ending(word: str, other: str) -> bool:
    """Whether two words are the same but for their endings, if at all."""
    longest = max(len(word), len(other))
    begun = next(
        (at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other))
    )
    return word == other or (begun >= ENDING and longest - begun <= ENDING)


def _lined(words: Sequence[str]) -> str:
    return f"{_LINE}{_LINE.join(words)}{_LINE}"
