"""Find the entities of Arabic articles."""

from collections.abc import Iterable, Sequence
from itertools import chain

from editorial.draft.draft import Basis, DraftEntity, DraftMention
from editorial.draft.raw_article import EntityOnFile, RawArticle
from editorial.drafting.arabic_context.initials import initials
from editorial.drafting.arabic_context.shown_persons import shown_persons
from editorial.drafting.arabic_forms.candidate import NameCandidate
from editorial.drafting.arabic_forms.tokens import ArabicTokens, cut
from editorial.drafting.arabic_kinds.bodies import bodies
from editorial.drafting.arabic_kinds.listed import listed_names
from editorial.drafting.arabic_kinds.places import headed_places, sights
from editorial.drafting.arabic_names.clubs import clubs
from editorial.drafting.arabic_names.clusters import clusters, ordered
from editorial.drafting.arabic_names.datelines import datelines
from editorial.drafting.arabic_names.marked import marked_names
from editorial.drafting.arabic_names.metonyms import as_metonym, metonym_words
from editorial.drafting.arabic_names.persons import persons
from editorial.drafting.arabic_names.shorts import short_names, without_kind
from editorial.drafting.arabic_names.stored import stored_names
from editorial.drafting.names.countries import country_with
from editorial.drafting.names.keys import EntityKeys
from editorial.text.layout import Layout

MOST_WORDS = 200_000
"""How many words of a text are read for names."""


def find_arabic_names(article: RawArticle, layout: Layout) -> tuple[DraftEntity, ...]:
    """Return the entities of an article with their names and metonyms, in the order of their first mentions."""
    tokens = cut(layout.text)
    known = {each.key: each for each in article.known}
    found = _names(tokens, article)
    keys = EntityKeys()
    return tuple(_entity(layout.text, group, keys, known) for group in clusters(layout.text, found))


def _names(tokens: ArabicTokens, article: RawArticle) -> list[NameCandidate]:
    full = _settled(
        tokens,
        chain(
            stored_names(tokens, article.known),
            listed_names(tokens),
            bodies(tokens),
            clubs(tokens),
            datelines(tokens),
            headed_places(tokens),
            sights(tokens),
            marked_names(tokens),
            metonym_words(tokens),
            persons(tokens),
            shown_persons(tokens),
            initials(tokens),
        ),
    )
    full = without_kind(tokens, full)
    free = [True] * len(tokens.all)
    for each in full:
        free[each.first : each.last] = [False] * (each.last - each.first)
    return [as_metonym(tokens, each) for each in ordered([*full, *short_names(tokens, full, free)])]


def _settled(tokens: ArabicTokens, found: Iterable[NameCandidate]) -> list[NameCandidate]:
    """Return the names of which none overlaps another: the weightier ones, then the longer ones."""
    taken, kept = bytearray(len(tokens.all)), []
    for each in sorted(found, key=lambda each: (-each.weight, each.first - each.last, each.place)):
        if not any(taken[each.first : each.last]):
            taken[each.first : each.last] = b"\1" * (each.last - each.first)
            kept.append(each)
    return list(ordered(kept))


def _entity(text: str, group: Sequence[NameCandidate], keys: EntityKeys, known: dict[str, EntityOnFile]) -> DraftEntity:
    named = [each for each in group if each.mention == "NAME"]
    texts = dict.fromkeys(text[slice(*each.place)] for each in sorted(named, key=_fullness))
    best = min(group, key=_fullness)
    on_file = known.get((best.identity or "").removeprefix("stored "))
    name = text[slice(*best.place)]
    key = keys.take(on_file.key) if on_file else keys.key(_head_of_key(best.identity) or name)
    kind = on_file.kind if on_file else best.kind
    mentions = tuple(DraftMention(each.place, each.mention, _basis(each)) for each in group)
    return DraftEntity(key, kind, tuple(texts), mentions, _basis(best), on_file.key if on_file else None)


def _head_of_key(identity: str | None) -> str | None:
    """Return the English key of a country or capital, which is the same in all languages."""
    kind, _, code = (identity or "").partition(" ")
    country = country_with(code, "ar") if kind in ("country", "capital") else None
    if country is None:
        return None
    return country.key if kind == "country" else country.capital_key


def _fullness(each: NameCandidate) -> tuple[int, bool, tuple[int, int]]:
    return each.first - each.last, each.name.startswith("لل"), each.place


def _basis(each: NameCandidate) -> Basis:
    return Basis(each.rule, each.confidence, (each.doubt,) if each.doubt else ())
