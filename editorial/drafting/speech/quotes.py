"""Find the quotes of articles in languages whose verbs of saying are not known: words in quotation marks."""

import regex

from editorial.draft.draft import Basis, DraftEntity, DraftLink, DraftQuote
from editorial.draft.raw_article import RawArticle
from editorial.drafting.text.speech import Speech
from editorial.model.vocabulary import AttributionRole, QuoteKind, SourceKind
from editorial.pointer.choice import Stretch
from editorial.text.layout import Layout
from editorial.text.mark import Marked, marked_stretches

RULE = "SPEECH_MARKS_ALONE"
"""Words in quotation marks, in a language whose verbs of saying are not known."""

_CONFIDENCE = 0.5
_DOUBT = "Whose words these are was not looked for in this language."
_WORD = regex.compile(r"[\p{L}\p{N}]")
_WORDS = regex.compile(r"[\p{L}\p{N}\p{M}]+")
_SPACELESS = regex.compile(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Line_Break=SA}]")
_STOPS = ".!?؟…۔।。！？,،、"
_MARKS = "“”„‟‘’‚‛«»‹›「」『』\"'"
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 8
"""In scripts without blanks, this many letters stand for a clause."""
_LONGEST = 5000
"""Beyond so many characters a closing mark was forgotten."""


def find_speech(article: RawArticle, layout: Layout, entities: tuple[DraftEntity, ...]) -> Speech:
    """Return the words in quotation marks as quotes of unknown speakers; names and single words are none."""
    named = {mention.place for entity in entities for mention in entity.mentions}
    quotes = []
    end = -1
    for marked in marked_stretches(article.body):
        if marked.start < end or not marked.is_closed or marked.end - marked.start > _LONGEST:
            continue
        places = _places(article.body, marked)
        if places and not named.issuperset(places) and _is_clause(article.body, marked):
            end = marked.end
            quotes.append(_quote(article.body, marked, places))
    return Speech(entities, tuple(quotes))


def _quote(text: str, marked: Marked, places: tuple[Stretch, ...]) -> DraftQuote:
    is_sentence = text[marked.end - 1] in _STOPS or len(places) > 1
    kind = QuoteKind.DIRECT if is_sentence else QuoteKind.PARTIAL
    speaker = DraftLink(AttributionRole.SPEAKER, SourceKind.UNKNOWN)
    return DraftQuote(kind, places, (speaker,), Basis(RULE, _CONFIDENCE, (_DOUBT,)))


def _places(text: str, marked: Marked) -> tuple[Stretch, ...]:
    """Return the words paragraph by paragraph, without marks that are opened anew and final stops."""
    found: list[Stretch] = []
    at = marked.start
    for line in text[marked.start : marked.end].split("\n"):
        first, last = at, at + len(line)
        at = last + 1
        while first < last and (text[first].isspace() or text[first] in _MARKS):
            first += 1
        while last > first and (text[last - 1].isspace() or text[last - 1] in ".,،、。"):
            last -= 1
        if first < last and _WORD.search(text, first, last):
            found.append((first, last))
    return tuple(found)


def _is_clause(text: str, marked: Marked) -> bool:
    """Whether marked words are more than a name, a title or a single word."""
    words = text[marked.start : marked.end]
    if text[marked.end - 1] in _STOPS:
        return True
    letters = len(_SPACELESS.findall(words))
    return letters >= _FEWEST_LETTERS or len(_WORDS.findall(words)) >= _FEWEST_WORDS
