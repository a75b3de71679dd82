"""Find second mentions: part of a name that the article gives in full elsewhere (الدريدي, «مرسى»)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.shape import FOREIGN_SURE, GIVEN_SURE, is_common, is_unknown
from editorial.drafting.arabic_forms.titles import is_addressed
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_lexicon.family_names import PARTICLES
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELD_NOUNS, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY
from editorial.drafting.arabic_words.heads import AGENCIES, BODIES, MARKED_BODIES
from editorial.drafting.arabic_words.verbs import SAYING, VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

_KINDS = MARKED_BODIES | AGENCIES
_NO_CORES = BODIES | EVERYDAY

WEIGHT = 52
_COMPANY = "شركه "
_MOST_COMPANIES = 16
_MARKS = frozenset("«\"“”„(‘'")
_PARTICLES = PARTICLES - {"ان"} | {"عبد", "ايت", "بن"}

NameWords = tuple[str, ...]


def short_names(tokens: ArabicTokens, full: Sequence[NameCandidate], free: Sequence[bool]) -> Iterator[NameCandidate]:
    """Yield further mentions of the named, at words that belong to no name yet."""
    keys = _keys(full)
    longest = {key[0]: max(len(other) for other in keys if other[0] == key[0]) for key in keys} if keys else {}
    number = 0
    while number < len(tokens.all):
        found = _at(tokens, number, keys, longest) if free[number] else None
        if found is not None and all(free[found.first : found.last]):
            yield found
            number = found.last
        else:
            number += 1


def without_kind(tokens: ArabicTokens, found: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return names, and those of companies without شركة if the article also names them so."""
    companies = [each for each in found if each.name.startswith(_COMPANY) and _has_core(each)]
    if not companies:
        return list(found)
    forms = " ".join(each.form for each in tokens.all) + " "
    cores = {each.name.removeprefix(_COMPANY) + " " for each in companies[:_MOST_COMPANIES]}
    alone = {core for core in cores if forms.count(core) > forms.count(_COMPANY + core)}
    chosen = {each.first for each in companies if each.name.removeprefix(_COMPANY) + " " in alone}
    return [_core(tokens, each) if each.first in chosen else each for each in found]


def _has_core(each: NameCandidate) -> bool:
    """Whether what follows شركة can be a name by itself, not what the company deals with: شركة مياه الشرب."""
    return each.rule is NameRule.NAME_HEAD_WORD and each.name.removeprefix(_COMPANY).split()[0] not in EVERYDAY


def _core(tokens: ArabicTokens, company: NameCandidate) -> NameCandidate:
    first = company.first + 1
    place = tokens.all[first].start, company.place[1]
    return replace(company, place=place, first=first, name=company.name.removeprefix(_COMPANY))


def _keys(full: Sequence[NameCandidate]) -> dict[NameWords, tuple[EntityKind, int]]:
    """Return the parts by which names are mentioned again, the kind of each, and where its name stands first."""
    keys: dict[NameWords, tuple[EntityKind, int]] = {}
    for each in full:
        words = tuple(each.name.split())
        parts = _person_parts(words) if each.kind is EntityKind.PERSON else _body_parts(words, each.kind)
        for part in parts:
            keys.setdefault(part, (each.kind, each.first))
    return keys


def _person_parts(words: NameWords) -> Iterator[NameWords]:
    yield words
    if len(words) < 2:
        return
    last = len(words) - 1
    while last > 1 and words[last - 1] in _PARTICLES:
        last -= 1
    yield words[last:]
    if last == len(words) - 1 and words[0] not in _PARTICLES:
        yield words[1:]
    if words[0] in GIVEN_SURE or is_unknown(words[0]):
        yield words[:1]


def _body_parts(words: NameWords, kind: EntityKind) -> Iterator[NameWords]:
    if kind is EntityKind.ORGANIZATION and len(words) > 1:
        yield words
        if words[0] in _KINDS and words[1] not in _NO_CORES and not words[1].startswith("ال"):
            yield words[1:]
        if words[0] not in BODIES and words[0] not in EVERYDAY and not words[0].startswith("ال"):
            yield words[:1]
    elif len(words) > 1 or (words and not is_common(words[0])):
        yield words


def _at(
    tokens: ArabicTokens, number: int, keys: dict[NameWords, tuple[EntityKind, int]], longest: dict[str, int]
) -> NameCandidate | None:
    for stem in tokens.stems(number):
        for length in range(longest.get(stem.form, 0), 0, -1):
            key = (stem.form, *(tokens.form(at) for at in range(number + 1, number + length)))
            joined = all(tokens.is_joined(at) for at in range(number + 1, number + length))
            if joined and key in keys and _fits(tokens, number, stem, (key, *keys[key])):
                there = FoundWords(number, number + length, stem)
                return replace(candidate(tokens, there, keys[key][0], NameRule.NAME_SHORT, WEIGHT), confidence=0.9)
    return None


def _fits(tokens: ArabicTokens, number: int, stem: ArabicStem, key: tuple[NameWords, EntityKind, int]) -> bool:
    words, kind, first = key
    if len(words) > 1:
        return True
    if kind is EntityKind.ORGANIZATION:
        in_marks = bool(_MARKS & set(tokens.gap(number))) and not stem.skip
        return in_marks or (stem.form not in FIELD_NOUNS and not is_common(stem.form) and len(stem.form) > 3)
    if _is_everyday(stem.form) or (stem.skip and stem.form not in FOREIGN_SURE and len(stem.form) < 4):
        after = tokens.is_joined(number) and tokens.any_stem(number - 1, SAYING)
        return number > first and (after or is_addressed(tokens, number)) and not stem.skip
    return number > first or not is_common(stem.form)


def _is_everyday(form: str) -> bool:
    return form in EVERYDAY or form in VERBS or form in NATIONAL or form in BODY_ADJECTIVES or form in FIELD_NOUNS
