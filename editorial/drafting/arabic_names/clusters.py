"""Which mentions name the same: a part and the full name, spellings, and names that are known to be of one body."""

from collections.abc import Iterator, Sequence

from editorial.drafting.arabic_forms.candidate import NameCandidate
from editorial.drafting.arabic_lexicon.aliases import ALIASES
from editorial.drafting.arabic_words.heads import AGENCIES, BODIES, MEDIA_HEADS
from editorial.model.vocabulary import EntityKind, MentionKind

_HEADS = BODIES | AGENCIES | MEDIA_HEADS
_VOWELS = str.maketrans("", "", "اويه")
_FEWEST = 4
"""The fewest letters of a name of which vowels may be written otherwise."""

_MOST = 64
"""The most names that a name is compared with."""

_BRACKET = 5
"""How far a name in parentheses may be from the name before it."""


def clusters(text: str, found: Sequence[NameCandidate]) -> list[list[NameCandidate]]:
    """Return the mentions of each entity; entities and mentions are in the order of the text."""
    names = _NamesInArticle(found)
    groups: dict[str, list[NameCandidate]] = {}
    latest: dict[str, int] = {}
    bound = _listed_places(found)
    last = ""
    for number, each in enumerate(found):
        identity = each.identity or bound.get(each.name)
        if identity is None and _is_other_name(text, found, number):
            identity = last
        if identity is None:
            identity = max(names.fulls(each), key=lambda full: latest.get(full, -1))
        if each.identity is None:
            bound[each.name] = identity
        groups.setdefault(identity, []).append(each)
        latest[identity] = number
        last = identity
    return list(groups.values())


def _listed_places(found: Sequence[NameCandidate]) -> dict[str, str]:
    """Return the countries and capitals of an article by their names, so that مدينة طرابلس is the same as طرابلس."""
    named = [each for each in found if each.identity and each.mention is MentionKind.NAME]
    return {each.name: each.identity for each in named if each.identity and each.kind is EntityKind.PLACE}


class _NamesInArticle:
    """The names of an article by their first words, and by the consonants of their words, so that few are compared."""

    def __init__(self, found: Sequence[NameCandidate]) -> None:
        self._kinds = {each.name: each.kind for each in found if each.identity is None}
        self._by_word: dict[str, list[str]] = {}
        for name in self._kinds:
            for word in {_skeleton(word) for word in name.split()}:
                self._by_word.setdefault(word, []).append(name)

    def fulls(self, each: NameCandidate) -> list[str]:
        """Return the names that a name is a part of and that are no part of others; or the name itself."""
        kind = each.kind
        near = self._by_word.get(_skeleton(each.name.split()[-1]), ())[:_MOST]
        near = [name for name in near if name != each.name and _is_like(self._kinds[name], kind)]
        longer = [other for other in near if _is_part(each.name, other, kind)]
        tops = [one for one in longer if not any(one != other and _is_part(one, other, kind) for other in longer)]
        return list(dict.fromkeys(_key(name) for name in tops)) or [_key(each.name)]


def _key(name: str) -> str:
    return ALIASES.get(name, name)


def _is_like(one: EntityKind, other: EntityKind) -> bool:
    return one is other or {one, other} <= {EntityKind.ORGANIZATION, EntityKind.GROUP}


def _is_part(name: str, full: str, kind: EntityKind) -> bool:
    part, words = name.split(), full.split()
    if len(part) > len(words) or (len(part) == len(words) and name >= full):
        return False
    if len(part) == len(words):
        return len(part[-1]) >= _FEWEST and part[:-1] == words[:-1] and _skeleton(part[-1]) == _skeleton(words[-1])
    if kind is EntityKind.PERSON:
        return _is_part_of_person(part, words)
    if words[: len(part)] == part:
        return len(part) > 1 or kind is not EntityKind.ORGANIZATION or part[0] not in _HEADS
    return words[0] in _HEADS and words[1 : 1 + len(part)] == part and kind is EntityKind.ORGANIZATION


def _is_part_of_person(part: Sequence[str], words: Sequence[str]) -> bool:
    if words[-len(part) :] == part or words[: len(part)] == part:
        return True
    if len(part) == 1:
        return len(part[0]) >= _FEWEST and _skeleton(part[0]) == _skeleton(words[-1]) and len(_skeleton(part[0])) > 2
    return part[0] == words[0] and part[-1] == words[-1]


def _skeleton(word: str) -> str:
    return word[:1] + word[1:].translate(_VOWELS)


def _is_other_name(text: str, found: Sequence[NameCandidate], number: int) -> bool:
    """Whether a name in parentheses is another one of the body before it: منظمة الأغذية والزراعة (الفاو)."""
    each = found[number]
    if not number or each.kind is not EntityKind.ORGANIZATION or found[number - 1].kind is not EntityKind.ORGANIZATION:
        return False
    if each.place[0] - found[number - 1].place[1] >= _BRACKET:
        return False
    before = text[found[number - 1].place[1] : each.place[0]]
    after = text[each.place[1] : each.place[1] + 2].strip('"»” ')
    return before.strip(' "«“') == "(" and after[:1] == ")"


def ordered(found: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield names in the order of the text."""
    yield from sorted(found, key=lambda each: each.place)
