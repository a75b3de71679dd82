"""The names of stored entities in an Arabic text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from editorial.draft.raw_article import EntityOnFile
from editorial.drafting.arabic_forms.candidate import NameCandidate
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_words.spelling import plain
from editorial.drafting.names.bases import NameRule
from editorial.drafting.names.index import folded_words
from editorial.drafting.names.known import KnownMention, known_mentions

WEIGHT = 100
SHARED = "Another stored entity has this name, too."


def stored_names(tokens: ArabicTokens, known: Sequence[EntityOnFile]) -> Iterator[NameCandidate]:
    """Yield where the text names stored entities."""
    if not known:
        return
    starts = [each.start for each in tokens.all]
    for found in known_mentions(tokens.text, known, folded_words(tokens.text)):
        first = bisect_left(starts, found.place[0] + 1) - 1
        last = bisect_left(starts, found.place[1])
        if 0 <= first < last:
            yield _candidate(tokens, found, first, last)


def _candidate(tokens: ArabicTokens, found: KnownMention, first: int, last: int) -> NameCandidate:
    doubt = SHARED if found.is_shared else None
    return NameCandidate(
        found.place,
        first,
        last,
        plain(tokens.text[slice(*found.place)]),
        found.entity.kind,
        NameRule.NAME_ON_FILE,
        WEIGHT,
        identity=f"stored {found.entity.key}",
        doubt=doubt,
        confidence=0.6 if doubt else 0.97,
    )
