"""Warn of quotes in a speaker's own words that have no quotation marks, and of marks around words that no quote has."""

import bisect
import re
from collections.abc import Iterator, Sequence

from editorial.model.annotation import AnchoredSpan, QuoteReading
from editorial.model.reading import Reading
from editorial.model.vocabulary import QuoteKind
from editorial.text.mark import Covering, Marked, marked_stretches
from editorial.text.segment import is_spaceless, words
from editorial.warning.note import Note, Path

FEWEST_WORDS = 4
"""The fewest words in marks that are taken for a quote: fewer are often a name, a title or a word held at a distance."""

LETTERS_A_WORD = 2
"""Letters that count as a word in scripts without blanks."""

_SHORT = 3
_INTRODUCED = re.compile(r"(?:[:：]|(?:^|\n|[:：])[ \t\u00a0]*[—–-])[ \t\u00a0\n]*$")
_LOOKED_BACK = 20

_WITHOUT_MARKS = (
    "a DIRECT quote has no quotation marks around it in the article: if these are not the speaker's own words,"
    " make it INDIRECT"
)
_WITHOUT_QUOTE = "these words are in quotation marks, and no quote has them: add a quote, in paragraph {paragraph}"
_REPEATED = "the quote {key!r} has the same words and the same speaker: remove one of the two"


def notes_of_quotes(reading: Reading, body: Path) -> Iterator[Note]:
    """Yield the notes about quotes and marks; ``body`` is the path of the article's text."""
    marked = marked_stretches(reading.article.body)
    yield from _without_marks(reading, Covering([(each.start, each.end) for each in marked]))
    yield from _repeated(reading.quotes)
    if reading.quotes and reading.annotation_set is None:
        yield from _without_quote(reading, marked, body)


def _without_marks(reading: Reading, marks: Covering) -> Iterator[Note]:
    for number, quote in enumerate(reading.quotes):
        if quote.kind is not QuoteKind.DIRECT or not quote.spans:
            continue
        covered = sum(marks.within(span.start, span.end) for span in quote.spans)
        whole = sum(span.end - span.start for span in quote.spans)
        if covered * 2 < whole and not _is_introduced(reading.article.body, quote.spans[0]):
            yield Note("QUOTE_WITHOUT_MARKS", _WITHOUT_MARKS, ("quotes", number, "kind"), value=quote.text)


def _is_introduced(body: str, span: AnchoredSpan) -> bool:
    """Whether a colon, or a dash at the beginning of a paragraph, introduces the words in place of marks."""
    return _INTRODUCED.search(body[max(0, span.start - _LOOKED_BACK) : span.start]) is not None


def _repeated(quotes: Sequence[QuoteReading]) -> Iterator[Note]:
    seen: dict[object, str] = {}
    for number, quote in enumerate(quotes):
        speaker = (quote.chain[0].entity, quote.chain[0].source_kind) if quote.chain else None
        said = (tuple((span.start, span.end) for span in quote.spans), speaker)
        if said in seen:
            yield Note("QUOTE_REPEATED", _REPEATED.format(key=seen[said]), ("quotes", number, "key"))
        seen.setdefault(said, quote.key)


def _without_quote(reading: Reading, marked: Sequence[Marked], path: Path) -> Iterator[Note]:
    body = reading.article.body
    quoted = Covering([(span.start, span.end) for quote in reading.quotes for span in quote.spans])
    named = Covering([(span.start, span.end) for mention in reading.mentions for span in mention.spans])
    paragraphs = [match.start() for match in re.finditer(r"^[ \t]*\S", body, re.MULTILINE)]
    told = -1
    for each in marked:
        if not each.is_closed or each.start < told or quoted.within(each.start, each.end):
            continue
        text = body[each.start : each.end]
        if named.within(each.start, each.end) * 2 > len(text) or not _is_said(text):
            continue
        told = each.end
        paragraph = bisect.bisect_right(paragraphs, each.start)
        yield Note("MARKS_WITHOUT_QUOTE", _WITHOUT_QUOTE.format(paragraph=paragraph), path, value=text)


def _is_said(text: str) -> bool:
    """Whether words in marks may be somebody's: not a few words, and not a title in capitals."""
    found = [text[start:end] for start, end in words(text)]
    spaceless = sum(is_spaceless(word[0]) for word in found)
    if len(found) - spaceless + spaceless // LETTERS_A_WORD < FEWEST_WORDS:
        return False
    long = [word for word in found if len(word) > _SHORT and word[0].lower() != word[0].upper()]
    return not long or any(word[0].islower() for word in long)
