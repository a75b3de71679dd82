"""Find the place and the medium at the beginning of a text: بغداد/ المدار."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import listed_at
from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import GIVEN
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.verbs import VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 76
_LONGEST = 4
"""The most words of a medium, and of a place, at the beginning."""
_PARTING = frozenset("/:-–—|")
_BEGINNINGS = words("عبد أبو أم")
_END = regex.compile(r"[ \t\"»”)]*+(?:\n|[–—:]|- )")


def datelines(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield the medium in the first line, and the place before a dash or a colon if it is in no list."""
    if len(tokens.all) < _LONGEST:
        return
    for listed, found in listed_at(tokens, 0):
        if listed.kind is EntityKind.PLACE and _parts(tokens, found.last):
            if listed.needs_evidence:
                yield candidate(tokens, found, listed.kind, NameRule.NAME_DATELINE, WEIGHT)
            yield from _medium(tokens, found.last)
            return
    if not any(listed.kind is EntityKind.PLACE for listed, _ in listed_at(tokens, 0)):
        yield from _unlisted(tokens)


def _parts(tokens: ArabicTokens, at: int) -> bool:
    return bool(_PARTING & set(tokens.gap(at)))


def _medium(tokens: ArabicTokens, first: int) -> Iterator[NameCandidate]:
    """Yield the words that fill the rest of the first line."""
    last = first + 1
    while last < len(tokens.all) and last - first < _LONGEST and tokens.is_joined(last):
        last += 1
    rest = [tokens.form(at) for at in range(first, last)]
    if 1 < last - first < _LONGEST and _is_person(rest) and _ends_line(tokens, last):
        found = FoundWords(first, last, tokens.stems(first)[0])
        yield candidate(tokens, found, EntityKind.PERSON, NameRule.NAME_DATELINE, WEIGHT)
        return
    is_line = _END.match(tokens.text, tokens.all[last - 1].end) is not None
    if is_line and last - first < _LONGEST and not any(form in VERBS or form.isdigit() for form in rest):
        found = FoundWords(first, last, tokens.stems(first)[0])
        yield candidate(tokens, found, EntityKind.ORGANIZATION, NameRule.NAME_DATELINE, WEIGHT)


def _is_person(forms: list[str]) -> bool:
    is_first = forms[0] in GIVEN or forms[0] in FOREIGN or forms[0] in _BEGINNINGS
    return is_first and not any(form in PARTICLES_AND_ADVERBS for form in forms)


def _ends_line(tokens: ArabicTokens, last: int) -> bool:
    return last >= len(tokens.all) or "\n" in tokens.gap(last) or bool(_PARTING & set(tokens.gap(last)))


def _unlisted(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield a place of one or two words before a long dash, if they are no everyday words."""
    for last in (1, 2):
        before = [tokens.form(at) for at in range(last)]
        if (
            _parts(tokens, last)
            and (last == 1 or tokens.is_joined(1))
            and "\n" not in tokens.gap(last)
            and not any(_is_plain(form) for form in before)
        ):
            if ":" not in tokens.gap(last):
                found = candidate(
                    tokens, FoundWords(0, last, tokens.stems(0)[0]), EntityKind.PLACE, NameRule.NAME_DATELINE, WEIGHT
                )
                yield replace(found, confidence=0.7)
            return


def _is_plain(form: str) -> bool:
    return form in EVERYDAY or form in VERBS or form.isdigit() or is_inflected(form)
