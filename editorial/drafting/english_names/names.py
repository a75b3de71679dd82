"""Find the entities of English articles."""

from collections.abc import Iterator, Sequence

from editorial.draft.draft import Basis, DraftEntity, DraftMention
from editorial.draft.raw_article import RawArticle
from editorial.drafting.english_names.clusters import clustered
from editorial.drafting.english_names.evidence import Evidence
from editorial.drafting.english_names.kinds import kind_of
from editorial.drafting.english_names.marked_names import datelines, titles_after_words, titles_in_marks
from editorial.drafting.english_names.metonyms import metonym_of
from editorial.drafting.english_names.name_mentions import EnglishMention
from editorial.drafting.english_runs.lexicon import english_lexicon
from editorial.drafting.english_runs.segments import Segment, find_segments
from editorial.drafting.english_runs.tokens import EnglishToken, read_tokens
from editorial.drafting.names.bases import NameRule
from editorial.drafting.names.index import folded_words
from editorial.drafting.names.keys import EntityKeys
from editorial.drafting.names.known import KnownMention, known_mentions
from editorial.model.vocabulary import EntityKind, MentionKind
from editorial.text.layout import Layout
from editorial.text.mark import marked_stretches

_CONFIDENCE = {
    NameRule.NAME_ON_FILE: 0.95,
    NameRule.NAME_OF_COUNTRY: 0.97,
    NameRule.NAME_OF_CAPITAL: 0.95,
    NameRule.NAME_LISTED: 0.93,
    NameRule.NAME_TITLE: 0.95,
    NameRule.NAME_GIVEN: 0.95,
    NameRule.NAME_HEAD_WORD: 0.9,
    NameRule.NAME_SHORT: 0.93,
    NameRule.NAME_ACRONYM: 0.85,
    NameRule.NAME_DATELINE: 0.95,
    NameRule.NAME_CONTEXT: 0.85,
    NameRule.NAME_CAPITALS: 0.75,
    NameRule.NAME_WORK: 0.75,
    NameRule.METONYM_STATE: 0.8,
}
"""The share of names by each rule that were right."""


def find_english_names(article: RawArticle, layout: Layout) -> tuple[DraftEntity, ...]:
    """Return the entities of an article with their names and metonyms, in the order of their first mentions."""
    mentions = english_mentions(article, layout.text)
    keys = EntityKeys()
    for each in article.known:
        keys.take(each.key)
    return tuple(_entity(each, keys) for each in clustered(mentions, layout.text))


def english_mentions(article: RawArticle, text: str) -> list[EnglishMention]:
    """Return the mentions of names in an article, in order, none of which overlap."""
    tokens = read_tokens(text)
    segments = _chosen(tokens, text)
    mentions = [_mention(tokens, text, each) for each in segments]
    known = known_mentions(text, article.known, folded_words(text)) if article.known else []
    return _with_known(mentions, known, tokens, text)


def _chosen(tokens: Sequence[EnglishToken], text: str) -> list[Segment]:
    """Return the segments that are names; places of datelines and titles of works come before others."""
    found = Evidence(tokens).accepted(find_segments(tokens, english_lexicon()))
    works = [*titles_in_marks(tokens, marked_stretches(text)), *titles_after_words(tokens)]
    whole = {(each.first, each.last) for each in found}
    first = [*_dated(tokens, text), *(each for each in works if (each.first, each.last) not in whole)]
    return _without_overlaps([*first, *found])


def _dated(tokens: Sequence[EnglishToken], text: str) -> Iterator[Segment]:
    numbers = {each.start: number for number, each in enumerate(tokens)}
    for start, end in datelines(text):
        first = last = numbers.get(start, 0)
        while last < len(tokens) and tokens[last].end <= end:
            last += 1
        if last > first:
            yield Segment(first, last, english_lexicon().named(text[start:end].title()))


def _without_overlaps(segments: Sequence[Segment]) -> list[Segment]:
    taken: set[int] = set()
    chosen: list[Segment] = []
    for each in segments:
        if not any(number in taken for number in range(each.first, each.last)):
            taken.update(range(each.first, each.last))
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.first)


def _mention(tokens: Sequence[EnglishToken], text: str, segment: Segment) -> EnglishMention:
    start, end = tokens[segment.first].start, tokens[segment.last - 1].end
    last = tokens[segment.last - 1]
    if (
        segment.listed is not None
        and last.is_possessive
        and english_lexicon().named(text[start : last.start + len(last.full)])
    ):
        end = last.start + len(last.full)
    kind, rule = kind_of(tokens, segment)
    return EnglishMention(
        place=(start, end),
        text=text[start:end],
        words=tuple(each.text for each in tokens[segment.first : segment.last] if each.is_word),
        first=segment.first,
        last=segment.last,
        kind=kind,
        rule=rule,
        listed=segment.listed,
        is_titled=segment.is_titled,
        metonym_of=metonym_of(tokens, segment),
    )


def _with_known(
    mentions: Sequence[EnglishMention], known: Sequence[KnownMention], tokens: Sequence[EnglishToken], text: str
) -> list[EnglishMention]:
    """Return the mentions with those of stored entities in the place of what they cover."""
    if not known:
        return list(mentions)
    larger = {offset for each in mentions for offset in range(*each.place) if not _is_covered(each, known)}
    stored = [_stored(each, tokens, text) for each in known if each.place[0] not in larger]
    return sorted([*(each for each in mentions if not _is_covered(each, known)), *stored], key=lambda each: each.place)


def _is_covered(mention: EnglishMention, known: Sequence[KnownMention]) -> bool:
    return any(each.place[0] <= mention.place[0] and mention.place[1] <= each.place[1] for each in known)


def _stored(known: KnownMention, tokens: Sequence[EnglishToken], text: str) -> EnglishMention:
    words = tuple(each.text for each in tokens if each.is_word and known.place[0] <= each.start < known.place[1])
    name = text[slice(*known.place)]
    return EnglishMention(
        known.place, name, words or (name,), 0, 0, known.entity.kind, NameRule.NAME_ON_FILE, known_key=known.entity.key
    )


def _entity(mentions: Sequence[EnglishMention], keys: EntityKeys) -> DraftEntity:
    names = sorted({each.text: None for each in mentions if each.metonym_of is None}, key=lambda name: -len(name))
    best = max(mentions, key=lambda each: (each.known_key is not None, len(each.words), _CONFIDENCE[each.rule]))
    known = best.known_key
    key = known or keys.key(_listed_key(best) or names[0])
    drafted = tuple(_drafted(each, len(best.words)) for each in mentions)
    return DraftEntity(
        key, _kind(mentions, best), tuple(names), drafted, Basis(best.rule, _CONFIDENCE[best.rule]), known
    )


def _listed_key(mention: EnglishMention) -> str | None:
    return mention.metonym_of or (mention.listed.key if mention.listed else None)


def _kind(mentions: Sequence[EnglishMention], best: EnglishMention) -> EntityKind:
    if best.known_key is None and any(each.is_titled for each in mentions):
        return EntityKind.PERSON
    return best.kind


def _drafted(mention: EnglishMention, longest: int) -> DraftMention:
    rule = mention.rule
    if mention.metonym_of:
        rule = NameRule.METONYM_STATE
    elif len(mention.words) < longest and mention.listed is None and mention.known_key is None:
        rule = NameRule.NAME_SHORT
    kind = MentionKind.METONYM if mention.metonym_of else MentionKind.NAME
    return DraftMention(mention.place, kind, Basis(rule, _CONFIDENCE[rule]))
