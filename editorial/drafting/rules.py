"""Draft an article by rules: names first, then speech, then dates, events and claims."""

from dataclasses import dataclass

from editorial.draft.confidence import calibrated
from editorial.draft.draft import Draft, DraftEntity
from editorial.draft.raw_article import RawArticle
from editorial.drafting.arabic_names.names import find_arabic_names
from editorial.drafting.arabic_speech.quotes import find_arabic_speech
from editorial.drafting.english_names.names import find_english_names
from editorial.drafting.english_speech.quotes import find_english_speech
from editorial.drafting.names.names import find_names
from editorial.drafting.speech.quotes import find_speech
from editorial.drafting.statements.statements import find_statements
from editorial.drafting.text.speech import Speech
from editorial.text.layout import Layout

NAME = "rules"
"""The name of this drafter."""

VERSION = 1
"""The version of the rules: it rises when they say something else of the same article."""

ASSERTED_BY = f"Isnad rules {VERSION}"


@dataclass(frozen=True, slots=True)
class RuleDrafter:
    """The rules as a drafter among others."""

    name: str = NAME
    asserted_by: str = ASSERTED_BY

    async def draft(self, article: RawArticle) -> Draft:
        """Return a draft of an article."""
        return draft_by_rules(article)


def draft_by_rules(article: RawArticle) -> Draft:
    """Return a draft of an article, the same for the same article; time is linear in its length.

    Arabic and English are read in full. In other languages, known names, words in quotation marks and dates are found.
    Confidence is that which was counted for each rule.
    """
    return calibrated(first_draft_by_rules(article))


def first_draft_by_rules(article: RawArticle) -> Draft:
    """Return a draft with the confidence that each rule assumes, before anything is counted."""
    layout = Layout(article.body)
    speech = _speech(article, layout, _entities(article, layout))
    statements = find_statements(article, layout, speech)
    return Draft(NAME, speech.entities, statements.quotes, statements.events, statements.claims)


def _entities(article: RawArticle, layout: Layout) -> tuple[DraftEntity, ...]:
    match _language(article):
        case "ar":
            return find_arabic_names(article, layout)
        case "en":
            return find_english_names(article, layout)
        case _:
            return find_names(article, layout)


def _speech(article: RawArticle, layout: Layout, entities: tuple[DraftEntity, ...]) -> Speech:
    match _language(article):
        case "ar":
            return find_arabic_speech(article, layout, entities)
        case "en":
            return find_english_speech(article, layout, entities)
        case _:
            return find_speech(article, layout, entities)


def _language(article: RawArticle) -> str:
    return article.language.partition("-")[0].lower()
