"""Which mentions name the same: a part and the full name, spellings, and names that are known to be of one body."""

from collections.abc import Iterator, Sequence

from editorial.drafting.arabic_forms.candidate import NameCandidate
from editorial.drafting.arabic_lexicon.aliases import ALIASES
from editorial.drafting.arabic_words.heads import AGENCIES, BODIES, MEDIA_HEADS
from editorial.model.vocabulary import EntityKind

_HEADS = BODIES | AGENCIES | MEDIA_HEADS
_VOWELS = str.maketrans("", "", "اويه")
_FEWEST = 4
"""The fewest letters of a name of which vowels may be written otherwise."""


def clusters(text: str, found: Sequence[NameCandidate]) -> list[list[NameCandidate]]:
    """Return the mentions of each entity; entities and mentions are in the order of the text."""
    fulls = {name: _fulls(name, found) for name in {each.name for each in found if each.identity is None}}
    groups: dict[str, list[NameCandidate]] = {}
    latest: dict[str, int] = {}
    bound: dict[str, str] = {}
    for number, each in enumerate(found):
        identity = each.identity or bound.get(each.name) or _identity(each, fulls[each.name], latest)
        if each.identity is None:
            bound[each.name] = identity
        if (before := _in_brackets(text, found, number)) is not None and each.identity is None:
            identity = next(key for key, group in groups.items() if before in group)
            bound[each.name] = identity
        groups.setdefault(identity, []).append(each)
        latest[identity] = number
    return list(groups.values())


def _identity(each: NameCandidate, fulls: Sequence[str], latest: dict[str, int]) -> str:
    """Return the full name that a name is a part of: the one mentioned last if there are several."""
    return max(fulls, key=lambda full: latest.get(full, -1)) if fulls else _key(each)


def _key(each: NameCandidate) -> str:
    return ALIASES.get(each.name, each.name)


def _fulls(name: str, found: Sequence[NameCandidate]) -> list[str]:
    """Return the names of the article that a name is a part of and that are no part of others; or itself."""
    kind = next(each.kind for each in found if each.name == name)
    names = dict.fromkeys(each.name for each in found if each.identity is None and _is_like(each.kind, kind))
    own = ALIASES.get(name, name)
    longer = [other for other in names if other != name and _is_part(name, other, kind)]
    tops = [each for each in longer if not any(each != other and _is_part(each, other, kind) for other in longer)]
    return list(dict.fromkeys(ALIASES.get(each, each) for each in tops)) or [own]


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


def _in_brackets(text: str, found: Sequence[NameCandidate], number: int) -> NameCandidate | None:
    """Return the body before a name in parentheses that is its other name: منظمة الأغذية والزراعة (الفاو)."""
    each = found[number]
    if not number or each.kind is not EntityKind.ORGANIZATION:
        return None
    before = found[number - 1]
    between = text[before.place[1] : each.place[0]]
    is_alias = (
        between.strip(' "«“') == "("
        and len(between) < 5
        and text[each.place[1] : each.place[1] + 2].strip('"»” ')[:1] == ")"
    )
    return before if is_alias and before.kind is EntityKind.ORGANIZATION else None


def ordered(found: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield names in the order of the text."""
    yield from sorted(found, key=lambda each: each.place)
