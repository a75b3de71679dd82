"""Find the quotes of Arabic articles."""

from collections.abc import Iterator, Sequence

from editorial.draft.draft import DraftEntity
from editorial.draft.raw_article import RawArticle
from editorial.drafting.arabic_pieces.piece import (
    ArabicNamePlaces,
    ArabicPiece,
    ArabicPieceKind,
    cut_pieces,
    cut_sentences,
)
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_speakers.describe import with_descriptions
from editorial.drafting.arabic_speech.opaque import bracketed, outer_marks
from editorial.drafting.arabic_speech.teller import ArabicTeller
from editorial.drafting.text.speech import Speech
from editorial.text.layout import Layout
from editorial.text.mark import marked_stretches


def find_arabic_speech(article: RawArticle, layout: Layout, entities: tuple[DraftEntity, ...]) -> Speech:
    """Return the quotes of an article with their chains, and the entities with the descriptions of who speaks."""
    text, names = article.body, ArabicNamePlaces(entities)
    marks = sorted([*marked_stretches(text), *bracketed(text)])
    pieces = list(cut_pieces(text, outer_marks(text, marks, names), names))
    teller = ArabicTeller(text, names, marks)
    sentences = [ArabicSentence(text, each) for each in cut_sentences(text, pieces)]
    teller.read_offices(sentences)
    for number, sentence in enumerate(sentences):
        teller.hear(sentence, number)
    teller.describe([*sentences, *_in_marks(text, pieces, names)])
    quotes = sorted(teller.quotes, key=lambda each: (each.places[0][0], -each.places[-1][1]))
    return Speech(
        with_descriptions(tuple(names.entities.values()), teller.speakers.meaning.descriptions), tuple(quotes)
    )


def _in_marks(text: str, pieces: Sequence[ArabicPiece], names: ArabicNamePlaces) -> Iterator[ArabicSentence]:
    """Yield the words within each stretch in marks as a sentence."""
    for each in pieces:
        if each.kind is ArabicPieceKind.MARKED:
            within = tuple(cut_pieces(text, (), names, each.start, each.end))
            if within:
                yield ArabicSentence(text, within)
