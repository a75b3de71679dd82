"""How far a name goes that begins at a token, by its capitals, its small words and its head words."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.drafting.english_common_words.common_words import is_common
from editorial.drafting.english_runs.titles import can_be_surname, is_title_noun, title_end
from editorial.drafting.english_runs.tokens import EnglishToken
from editorial.drafting.english_runs.word_kinds import is_given, is_head, is_place_head, is_single_no_name
from editorial.drafting.english_words.heads import FOR_HEADS, OF_HEADS, ON_HEADS
from editorial.drafting.english_words.small_words import FUNCTION_WORDS, LEADING_PARTICLES, PARTICLES
from editorial.drafting.english_words.titles import AFTER_NAMES, PART_OF_NAME, PORTFOLIOS

_BLANKS = (" ", "\xa0")
_NUMBERED_TEXT = """
Channel Radio Formula Ligue Apollo Boeing Airbus Windows iPhone Galaxy PlayStation Xbox Artemis Falcon Soyuz Voyager
Studio Area Highway Interstate Terminal Pier Bundesliga Serie Nifty Dax CAC FTSE Nasdaq S&P Juno Luna Chandrayaan
Challenger Sputnik Saturn Fox BBC Kanal Antena Sky Citizen Pioneer Mariner Route Bay Block Camp Zone Sector District
Ward Unit Battery Line Platform Gemini Titan Delta Ariane Vega Tupolev Antonov
"""
_NUMBERED = frozenset(_NUMBERED_TEXT.split())
"""Words that a number follows in a name."""
_OWNERS_TEXT = """
King Queen Prince Princess Children Women Men People Mother Mothers Father Farmers Teachers Doctors Nurses Workers
Lady Bishop Girls Boys Mayor President Minister Commissioner Attorney Sheriff Coroner Governor Secretary General
Veterans Writers Students Lawyers Fishermen Physicians Surgeons Traders Players Tenants Drivers Miners Peoples
Soldiers Seamen Bishops Scouts Guides Ladies Chairman Prosecutor Ombudsman Speaker Chancellor Premier Shepherd
"""
_OWNERS = frozenset(_OWNERS_TEXT.split())
"""Words after whose 's a name goes on: King's College, Teachers' Union."""


@dataclass(frozen=True, slots=True)
class NameExtent:
    """Tokens from ``first`` to ``last``, half open."""

    first: int
    last: int


class Extents:
    """Finds how far names go in a text."""

    def __init__(self, tokens: Sequence[EnglishToken]) -> None:
        self._tokens = tokens

    def at(self, first: int) -> NameExtent:
        """Return how far a name goes that begins at this token, at least over itself."""
        last = first + 1
        while True:
            further = self._further(first, last)
            if further is None:
                return NameExtent(first, last)
            last = further

    def after_particle(self, at: int) -> NameExtent | None:
        """Return the name that begins with a small word such as "van" or "al"; None if none does."""
        token = self._tokens[at]
        if token.is_name_like or token.text not in LEADING_PARTICLES or at + 1 >= len(self._tokens):
            return None
        following = self._tokens[at + 1]
        if (
            following.text in ("der", "den", "la", "las", "los", "el")
            and at + 2 < len(self._tokens)
            and self._is_capital(at + 2)
        ):
            return NameExtent(at, self.at(at + 2).last)
        is_name = (
            self._is_capital(at + 1) and not is_title_noun(following.text) and not is_single_no_name(following.text)
        )
        return (
            NameExtent(at, self.at(at + 1).last)
            if is_name and token.text not in ("a", "an", "as", "la", "le")
            else None
        )

    def _further(self, first: int, last: int) -> int | None:
        if last >= len(self._tokens) or not self._may_follow(first, last):
            return self._after_plural(last) or self._over_comma(first, last)
        token = self._tokens[last]
        if token.is_name_like:
            return last + 1 if self._is_part(first, last) else None
        if token.text.isdigit():
            return last + 1 if self._word(last - 1) in _NUMBERED and len(token.text) <= 4 else None
        return self._over_small_words(first, last)

    def _may_follow(self, first: int, last: int) -> bool:
        """Return whether a name can go on after the word before: nothing but a blank, and no 's unless of an owner."""
        if not self._is_joined(last):
            return False
        before = self._tokens[last - 1]
        if not before.is_possessive:
            return True
        is_saint = last - 1 > first and self._word(last - 2) in ("St", "St.", "Saint", "Sir")
        return (before.text in _OWNERS or is_saint) and self._is_capital(last)

    def _after_plural(self, last: int) -> int | None:
        """Return where a name goes on after the apostrophe of a plural: Farmers' Union."""
        tokens = self._tokens
        if last + 1 >= len(tokens) or tokens[last].text not in ("'", "’") or tokens[last].before:
            return None
        is_owner = self._word(last - 1) in _OWNERS or is_common(tokens[last - 1].lower)
        return last + 2 if is_owner and self._is_capital(last + 1) and self._word(last - 1).endswith("s") else None

    def _over_comma(self, first: int, last: int) -> int | None:
        """Return where a list of what a body is for goes on: Department of Forestry, Fisheries and the Environment."""
        if last >= len(self._tokens) or self._word(last) != "," or self._word(last - 1) not in PORTFOLIOS:
            return None
        if not any(self._word(number) in ("of", "for") for number in range(first, last)):
            return None
        listed = self._word(last + 1) if self._is_capital(last + 1) else ""
        return last + 2 if listed in PORTFOLIOS else None

    def _is_part(self, first: int, last: int) -> bool:
        word = self._word(last)
        if word in PART_OF_NAME:
            return True
        if word in AFTER_NAMES:
            return False
        if self._tokens[last].lower in FUNCTION_WORDS and not self._tokens[last].is_acronym and not is_given(word):
            return self._is_capital(last + 1) and self._is_joined(last + 1) and is_common(self._tokens[last - 1].lower)
        if is_single_no_name(word):
            return is_head(self._next_word(last)) and not is_given(self._word(first))
        if is_title_noun(word):
            return self._is_no_title(first, last)
        if title_end(self._tokens, last) is not None:
            return False
        return not (is_head(self._word(last - 1)) and is_given(word) and not is_head(self._next_word(last)))

    def _is_no_title(self, first: int, last: int) -> bool:
        end = title_end(self._tokens, last) or last + 1
        if end < len(self._tokens) and self._is_joined(end) and self._is_capital(end):
            return is_head(self._word(end)) and not is_given(self._word(end))
        return can_be_surname(self._word(last)) and is_given(self._word(last - 1), doubtful=True)

    def _over_small_words(self, first: int, last: int) -> int | None:
        word, after = self._word(last), last + 1
        if word in ("of", "for", "on", "and") and after < len(self._tokens) and self._word(after) == "the":
            after += 1
        if not self._is_capital(after) or not self._is_joined(after):
            return self._over_particles(first, last)
        match word:
            case "&":
                return after + 1
            case "of":
                return after + 1 if self._heads(first, last, OF_HEADS) and not self._is_titled(after) else None
            case "for":
                return after + 1 if self._heads(first, last, FOR_HEADS) else None
            case "on":
                return after + 1 if self._word(last - 1) in ON_HEADS else None
            case "and":
                return after + 1 if self._is_and_within(first, last, after) else None
        return self._over_particles(first, last)

    def _over_particles(self, first: int, last: int) -> int | None:
        number = last
        while number < min(last + 3, len(self._tokens)) and self._word(number) in PARTICLES and self._is_joined(number):
            number += 1
        is_name = number > last and self._is_capital(number) and self._is_joined(number)
        if not is_name or (self._word(last) in ("a", "y", "e") and not is_given(self._word(first))):
            return None
        return number + 1

    def _heads(self, first: int, last: int, heads: frozenset[str]) -> bool:
        """Return whether a head that a preposition follows ends what is read so far."""
        if is_given(self._word(first)):
            return False
        is_within = any(self._word(number) in ("of", "for") for number in range(first, last))
        return self._word(last - 1) in heads or (is_within and is_common(self._tokens[last - 1].lower))

    def _is_titled(self, at: int) -> bool:
        end = title_end(self._tokens, at)
        return end is not None and end < len(self._tokens) and self._is_capital(end) and not is_head(self._word(end))

    def _is_and_within(self, first: int, last: int, after: int) -> bool:
        """Return whether "and" stands within a name: Department of Health and Social Care, Food and Drug Administration."""
        read = [self._word(number) for number in range(first, last)]
        if any(each in ("of", "for") for each in read):
            business = self._word(after)
            is_business = business in PORTFOLIOS or is_common(business.lower())
            return is_business and (read[-1] in PORTFOLIOS or is_common(read[-1].lower()))
        if any(is_head(each) for each in read) or len(read) > 2 or not all(is_common(each.lower()) for each in read):
            return False
        ahead = self._ahead(after)
        return len(ahead) > 1 and is_head(ahead[-1]) and not is_given(ahead[0]) and not is_place_head(ahead[-1])

    def _ahead(self, at: int) -> list[str]:
        found = [self._word(at)]
        while self._is_capital(at + 1) and self._is_joined(at + 1) and len(found) < 6:
            at += 1
            found.append(self._word(at))
        return found

    def _is_capital(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].is_name_like

    def _is_joined(self, at: int) -> bool:
        tokens = self._tokens
        return 0 < at < len(tokens) and tokens[at].before in _BLANKS and not tokens[at - 1].is_cut

    def _word(self, at: int) -> str:
        return self._tokens[at].text

    def _next_word(self, at: int) -> str:
        return self._word(at + 1) if self._is_capital(at + 1) and self._is_joined(at + 1) else ""
