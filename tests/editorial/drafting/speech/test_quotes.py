"""Words in quotation marks in languages whose verbs of saying are not known."""

import pytest

from editorial.draft.draft import Basis, DraftEntity, DraftMention
from editorial.draft.raw_article import RawArticle
from editorial.drafting.speech.quotes import find_speech
from editorial.model.vocabulary import EntityKind, MentionKind, SourceKind
from editorial.text.layout import Layout


def quoted_in(text: str, entities: tuple[DraftEntity, ...] = ()) -> list[str]:
    speech = find_speech(RawArticle(text, "fr"), Layout(text), entities)
    assert all([link.source for link in quote.chain] == [SourceKind.UNKNOWN] for quote in speech.quotes)
    return [f"{quote.kind} {' … '.join(text[start:end] for start, end in quote.places)}" for quote in speech.quotes]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("« Nous ne céderons pas », a dit le ministre.", ["PARTIAL Nous ne céderons pas"]),
        ("„Wir geben nicht auf.“ Das sagte er.", ["DIRECT Wir geben nicht auf"]),
        ("首相は「私たちは決してあきらめない」と述べた。", ["PARTIAL 私たちは決してあきらめない"]),
        ("Le film « Titanic » sort lundi.", []),
    ],
)
def test_clauses_in_marks_are_quotes_of_nobody_known(text: str, quoted: list[str]) -> None:
    assert quoted_in(text) == quoted


def test_a_name_in_marks_is_no_quote() -> None:
    text = "Il chante « Non, je ne regrette rien » chaque soir."
    place = text.index("Non"), text.index(" »")
    basis = Basis("GIVEN", 1.0)
    song = DraftEntity("song", EntityKind.WORK, ("Non",), (DraftMention(place, MentionKind.NAME, basis),), basis)
    assert quoted_in(text) != []
    assert quoted_in(text, (song,)) == []
