"""Who made or issued a document, as the words around it say."""

from collections.abc import Callable

from editorial.draft.draft import DraftLink
from editorial.drafting.arabic_clauses.lookup import clause_word
from editorial.drafting.arabic_clauses.noun import HeadNounKind
from editorial.drafting.arabic_clauses.phrase import ArabicSourceWords, EntitiesByKey
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_links.words import ISSUED, MADE
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind

_FAR = 12
_SEEN = folded_words("اطلعت اطلع حصلت حصل تلقت تلقته تلقتها تلقى استندت راجعت شاهدت")
"""Who saw a document did not publish it."""
_SOURCE = 10


def publisher_of(
    sentence: ArabicSentence,
    entities: EntitiesByKey,
    words: ArabicSourceWords,
    meant: Callable[[ArabicSentence, ArabicSourceWords], str | None],
) -> DraftLink | None:
    """Return who published a document: دراسة أعدها …, كتاب صادر عن …, تقرير للشبكة …; None if nobody is named."""
    for at in range(words.first + 1, min(len(sentence), words.first + _FAR)):
        form, key = sentence.bare(at), sentence.entity(at)
        if clause_word(sentence, at) is not None or sentence.is_marked(at) or form in _SEEN:
            break
        if form in MADE or (form in ISSUED and sentence.form(at + 1) == "عن"):
            start = at + 1 if form in MADE else at + 2
            source = read_source(sentence, entities, start, start + _SOURCE, is_genitive=form not in MADE)
            if source is not None:
                return _link(sentence, source, source.entity or meant(sentence, source))
        joined = bare(sentence.pieces[at].joined) if key is not None else ""
        if key is not None and joined in ("", "ل") and entities[key].kind is not EntityKind.PLACE:
            place = sentence.stretch(words.first, sentence.name_end(at))
            return DraftLink(AttributionRole.PUBLISHED_BY, SourceKind.NAMED, key, place)
    if words.of is None:
        return None
    return DraftLink(
        AttributionRole.PUBLISHED_BY, SourceKind.NAMED, words.of, sentence.stretch(words.first, words.last)
    )


def _link(sentence: ArabicSentence, source: ArabicSourceWords, key: str | None) -> DraftLink:
    place = sentence.stretch(source.first, source.last)
    if key is not None:
        return DraftLink(AttributionRole.PUBLISHED_BY, SourceKind.NAMED, key, place)
    many = source.noun.kind in (HeadNounKind.COLLECTIVE, HeadNounKind.BODY)
    return DraftLink(AttributionRole.PUBLISHED_BY, SourceKind.COLLECTIVE if many else SourceKind.ANONYMOUS, None, place)
