"""Find the entities of an article by their names, in any language."""

from collections.abc import Iterator, Sequence
from functools import cache

from editorial.draft.draft import Basis, DraftEntity, DraftMention
from editorial.draft.raw_article import EntityOnFile, RawArticle
from editorial.drafting.names.bases import NameRule
from editorial.drafting.names.countries import countries
from editorial.drafting.names.index import FoldedWord, NameIndex, folded_words
from editorial.drafting.names.known import KnownMention, known_mentions
from editorial.model.vocabulary import EntityKind, MentionKind
from editorial.pointer.choice import Stretch
from editorial.text.layout import Layout

SHARED_NAME = "Another stored entity has this name, too."

Place = tuple[Stretch, EntityOnFile, NameRule, bool]


def find_names(article: RawArticle, layout: Layout) -> tuple[DraftEntity, ...]:
    """Return the entities whose names are known, in the order of their first mentions.

    Stored entities come before the countries and capitals that the CLDR names in the article's language.
    """
    words = folded_words(layout.text)
    stored = known_mentions(layout.text, article.known, words)
    places = [*map(_of_stored, stored), *_listed(article, layout.text, words, stored)]
    return _entities(layout.text, sorted(places, key=lambda each: each[0]))


def _of_stored(found: KnownMention) -> Place:
    return found.place, found.entity, NameRule.NAME_ON_FILE, found.is_shared


def _listed(
    article: RawArticle, text: str, words: Sequence[FoldedWord], stored: Sequence[KnownMention]
) -> Iterator[Place]:
    taken = {offset for each in stored for offset in range(*each.place)}
    for found in _country_index(article.language.partition("-")[0].lower()).find(text, words):
        entity, rule = found.named[0]
        if found.place[0] not in taken:
            yield found.place, entity, rule, False


@cache
def _country_index(language: str) -> NameIndex[tuple[EntityOnFile, NameRule]]:
    return NameIndex(tuple(_names(language)))


def _names(language: str) -> Iterator[tuple[str, tuple[EntityOnFile, NameRule]]]:
    for each in countries(language):
        if each.names:
            entity = EntityOnFile(each.key, EntityKind.PLACE, each.names)
            yield from ((name, (entity, NameRule.NAME_OF_COUNTRY)) for name in each.names)
        if each.capital_names:
            entity = EntityOnFile(each.capital_key, EntityKind.PLACE, each.capital_names)
            yield from ((name, (entity, NameRule.NAME_OF_CAPITAL)) for name in each.capital_names)


def _entities(text: str, places: Sequence[Place]) -> tuple[DraftEntity, ...]:
    held: dict[str, list[Place]] = {}
    for place in places:
        held.setdefault(place[1].key, []).append(place)
    return tuple(_entity(text, each) for each in held.values())


def _entity(text: str, places: Sequence[Place]) -> DraftEntity:
    _, entity, rule, _ = places[0]
    names = dict.fromkeys(text[slice(*place)] for place, *_ in places)
    mentions = tuple(
        DraftMention(place, MentionKind.NAME, _basis(by, is_shared=is_shared)) for place, _, by, is_shared in places
    )
    stored = entity.key if rule is NameRule.NAME_ON_FILE else None
    fullest = tuple(sorted(names, key=len, reverse=True))
    return DraftEntity(entity.key, entity.kind, fullest, mentions, _basis(rule, is_shared=False), stored)


def _basis(rule: NameRule, *, is_shared: bool) -> Basis:
    if is_shared:
        return Basis(rule, 0.6, (SHARED_NAME,))
    return Basis(rule, 0.95 if rule is NameRule.NAME_ON_FILE else 0.9)
