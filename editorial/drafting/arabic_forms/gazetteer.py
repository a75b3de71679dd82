"""The listed names: countries, capitals, cities, organisations, media, groups and products, found word by word."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from editorial.drafting.arabic_forms.candidate import FoundWords
from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.arab_places import CITIES
from editorial.drafting.arabic_lexicon.capitals import CAPITALS
from editorial.drafting.arabic_lexicon.countries import COUNTRIES
from editorial.drafting.arabic_lexicon.family_names import FAMILIES
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import GIVEN
from editorial.drafting.arabic_lexicon.media import COMMON_MEDIA, MEDIA
from editorial.drafting.arabic_lexicon.organisations import GROUPS, ORGANISATIONS, PRODUCTS
from editorial.drafting.arabic_lexicon.world_places import WORLD
from editorial.drafting.arabic_towns.maghrib import WESTERN
from editorial.drafting.arabic_towns.mashriq import EASTERN
from editorial.drafting.arabic_towns.world import WORLDWIDE
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELD_NOUNS, NATIONAL
from editorial.drafting.arabic_words.everyday_names import EVERYDAY_NAMES
from editorial.drafting.arabic_words.everyday_words import EVERYDAY
from editorial.drafting.arabic_words.spelling import listed
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind


_OTHERS = EVERYDAY | GIVEN | FOREIGN | FAMILIES | BODY_ADJECTIVES | FIELD_NOUNS | NATIONAL
_SURE = listed(
    "ألقوش، بيشكيك، باقوفا، جماعين، كيفه، ترهونة، غريان، بيتا، بلعين، نعلين، بورين، كورسك، بورسعيد، فيصل آباد"
)
_SHORTEST = 4
"""The fewest letters of a place that is known without evidence, unless it is a main one."""


@dataclass(frozen=True, slots=True)
class ListedArabicName:
    """A listed name. ``country`` is the code of the country that it names, ``capital_of`` of the one whose capital it is.

    ``needs_evidence`` if it is an everyday word, too.
    """

    words: tuple[str, ...]
    kind: EntityKind
    rule: NameRule
    country: str | None = None
    capital_of: str | None = None
    needs_evidence: bool = False
    is_medium: bool = False


def listed_at(tokens: ArabicTokens, number: int) -> Iterator[tuple[ListedArabicName, FoundWords]]:
    """Yield the listed names that begin with a word of the text, the longest first."""
    for stem in tokens.stems(number):
        if stem.skip and tokens.form(number) in EVERYDAY:
            return
        for each in _BY_FIRST.get(stem.form, ()):
            if _follows(tokens, number, each.words):
                yield each, FoundWords(number, number + len(each.words), stem)


def place_at(tokens: ArabicTokens, number: int) -> FoundWords | None:
    """Return the listed place that begins with a word of the text, without proclitics."""
    for each, found in listed_at(tokens, number):
        if each.kind is EntityKind.PLACE and not found.stem.skip:
            return found
    return None


def _follows(tokens: ArabicTokens, number: int, words: tuple[str, ...]) -> bool:
    for offset in range(1, len(words)):
        at = number + offset
        if tokens.form(at) != words[offset] or not (tokens.is_joined(at) or tokens.gap(at) == "-"):
            return False
    return True


def _listed() -> Iterator[ListedArabicName]:
    for name in CITIES | WORLD:
        yield _place(name, None, None)
    for name in (EASTERN | WESTERN | WORLDWIDE) - CITIES - WORLD - COUNTRIES.keys() - CAPITALS.keys():
        yield replace(_place(name, None, None), needs_evidence=_is_everyday(name))
    for name, code in COUNTRIES.items():
        yield _place(name, code, None)
    for name, code in CAPITALS.items():
        yield _place(name, None, code)
    for names, kind in (
        (ORGANISATIONS, EntityKind.ORGANIZATION),
        (GROUPS, EntityKind.GROUP),
        (PRODUCTS, EntityKind.PRODUCT),
    ):
        for name in names:
            yield ListedArabicName(
                tuple(name.split()), kind, NameRule.NAME_LISTED, needs_evidence=name in EVERYDAY_NAMES
            )
    for name in MEDIA:
        words, common = tuple(name.split()), name in COMMON_MEDIA or (" " not in name and _is_everyday(name))
        yield ListedArabicName(
            words, EntityKind.ORGANIZATION, NameRule.NAME_LISTED, needs_evidence=common, is_medium=True
        )


def _place(name: str, country: str | None, capital_of: str | None) -> ListedArabicName:
    rule = NameRule.NAME_OF_COUNTRY if country else NameRule.NAME_OF_CAPITAL if capital_of else NameRule.NAME_LISTED
    return ListedArabicName(tuple(name.split()), EntityKind.PLACE, rule, country, capital_of, name in EVERYDAY_NAMES)


def _is_everyday(name: str) -> bool:
    """Whether a name is a form of an everyday word, or of persons' names, too."""
    if " " in name or name in _SURE:
        return False
    if name[0] in "وفبلك" and (name[1:] in EVERYDAY or len(name) < 5):
        return True
    bare = name.removeprefix("ال")
    return name in EVERYDAY_NAMES or len(bare) < _SHORTEST or name in _OTHERS or bare in _OTHERS or is_inflected(name)


def _by_first() -> dict[str, tuple[ListedArabicName, ...]]:
    found: dict[str, dict[tuple[tuple[str, ...], bool], ListedArabicName]] = {}
    for each in _listed():
        found.setdefault(each.words[0], {})[each.words, each.is_medium] = each
    return {first: tuple(sorted(some.values(), key=_order)) for first, some in found.items()}


def _order(listed: ListedArabicName) -> tuple[int, bool, bool, tuple[str, ...]]:
    return -len(listed.words), listed.needs_evidence, listed.is_medium, listed.words


_BY_FIRST = _by_first()
