"""Segments: stretches of capitalised words that may be names, cut out of longer runs, without titles and connectives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editorial.drafting.english_common_words.common_words import is_common
from editorial.drafting.english_runs.extents import Extents, NameExtent
from editorial.drafting.english_runs.lexicon import EnglishLexicon, ListedName
from editorial.drafting.english_runs.titles import title_end
from editorial.drafting.english_runs.tokens import EnglishToken
from editorial.drafting.english_runs.word_kinds import (
    is_adjective,
    is_event,
    is_given,
    is_head,
    is_no_name,
    is_single_no_name,
)
from editorial.drafting.english_words.phrases import NO_NAMES
from editorial.drafting.english_words.small_words import FUNCTION_WORDS

MOST_WORDS = 14
"""The most words of a name."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of tokens that may be a name, half open; ``is_titled`` says whether a title stands before it."""

    first: int
    last: int
    listed: ListedName | None = None
    is_titled: bool = False


def find_segments(tokens: Sequence[EnglishToken], lexicon: EnglishLexicon) -> Iterator[Segment]:
    """Yield the stretches that may be names, in order."""
    reader, at = _SegmentReader(tokens, lexicon), 0
    while at < len(tokens):
        found, at = reader.read(at)
        if found is not None:
            yield found


class _SegmentReader:
    def __init__(self, tokens: Sequence[EnglishToken], lexicon: EnglishLexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._extents = Extents(tokens)
        self._titled_at = -1

    def read(self, at: int) -> tuple[Segment | None, int]:
        """Return the segment at a token, if there is one, and where to go on."""
        token = self._tokens[at]
        if not token.is_word:
            return None, at + 1
        phrase = self._plain_phrase(at)
        if phrase is not None:
            return None, phrase
        listed = self._lexicon.at(self._tokens, at)
        if listed is not None:
            return self._listed(at, *listed)
        if not token.is_name_like or (token.lower in FUNCTION_WORDS and not self._is_called_so(token)):
            return self._small(at)
        if is_adjective(token.text):
            return self._after_adjective(at)
        end = title_end(self._tokens, at)
        if end is not None:
            return self._after_title(at, end)
        extent = self._extents.at(at)
        if is_single_no_name(token.text) and not self._is_saved(at, extent):
            return None, at + 1
        return self._segment(extent)

    def _plain_phrase(self, at: int) -> int | None:
        """Return where two words end that are no name together: Sri Lankan, Champions League."""
        if at + 1 >= len(self._tokens) or (self._word(at), self._word(at + 1)) not in NO_NAMES:
            return None
        extent = self._extents.at(at)
        return None if is_head(self._word(extent.last - 1)) and extent.last > at + 2 else at + 2

    @staticmethod
    def _is_called_so(token: EnglishToken) -> bool:
        return not token.is_initial and is_given(token.text)

    def _small(self, at: int) -> tuple[Segment | None, int]:
        extent = self._extents.after_particle(at)
        return self._segment(extent) if extent is not None else (None, at + 1)

    def _segment(self, extent: NameExtent, listed: ListedName | None = None) -> tuple[Segment | None, int]:
        titled = extent.first == self._titled_at
        if extent.last - extent.first > MOST_WORDS:
            return None, extent.last
        return Segment(extent.first, extent.last, listed, titled), extent.last

    def _listed(self, at: int, length: int, listed: ListedName) -> tuple[Segment | None, int]:
        plain, extent = NameExtent(at, at + length), self._extents.at(at)
        if extent.last <= plain.last:
            return self._segment(plain, listed)
        if is_event(self._word(extent.last - 1)):
            return self._segment(extent)
        if self._word(plain.last).isdigit() and extent.last == plain.last + 1:
            return self._segment(extent)
        following = self._word(plain.last) if self._tokens[plain.last].is_name_like else ""
        if self._goes_on(plain, extent, listed, following):
            return self._segment(extent)
        return self._segment(plain, listed)

    def _goes_on(self, plain: NameExtent, extent: NameExtent, listed: ListedName, following: str) -> bool:
        """Return whether a longer name begins with a well-known one: London Bridge, BBC Radio Leeds."""
        if is_head(self._word(extent.last - 1)) or is_head(self._last_before_of(extent)):
            return True
        if not following or is_given(following) or is_adjective(following) or listed.is_seat:
            return False
        first = self._tokens[plain.first]
        if first.is_acronym and listed.is_country:
            return False
        return not self._tokens[plain.last - 1].is_possessive and extent.last - plain.last <= 2

    def _last_before_of(self, extent: NameExtent) -> str:
        for at in range(extent.first + 1, extent.last):
            if self._tokens[at].text in ("of", "for", "on"):
                return self._word(at - 1)
        return ""

    def _after_title(self, at: int, end: int) -> tuple[Segment | None, int]:
        extent = self._extents.at(at)
        if extent.last > end and is_head(self._word(end)) and not is_given(self._word(end)):
            return self._segment(extent)
        self._titled_at = end
        return None, end

    def _after_adjective(self, at: int) -> tuple[Segment | None, int]:
        """Leave an adjective of nationality out unless a body or place is called so: Norwegian Maritime Safety Board."""
        extent = self._extents.at(at)
        if extent.last == at + 1 or (
            title_end(self._tokens, at + 1) is not None and not is_head(self._word(extent.last - 1))
        ):
            return None, at + 1
        if self._lexicon.at(self._tokens, at + 1) and not is_head(self._word(extent.last - 1)):
            return None, at + 1
        rest = [self._word(number) for number in range(at + 1, extent.last)]
        if is_head(rest[-1]) or is_head(self._last_before_of(extent)) or is_event(rest[-1]):
            return self._segment(extent)
        if not is_given(rest[0]) and all(is_common(each.lower()) for each in rest):
            return self._segment(extent)
        return None, at + 1

    def _is_saved(self, at: int, extent: NameExtent) -> bool:
        """Return whether a word that is no name begins one: Sunday Times, Islamic Relief Fund, April Jones."""
        if extent.last == at + 1 or (self._tokens[at + 1].is_word and is_no_name(self._word(at + 1))):
            return False
        last = self._word(extent.last - 1)
        return (
            is_head(last)
            or is_head(self._last_before_of(extent))
            or (is_given(self._word(at), doubtful=True) and not is_common(last.lower()))
        )

    def _word(self, at: int) -> str:
        return self._tokens[at].text
