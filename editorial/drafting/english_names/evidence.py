"""Which stretches of capitalised words are names: by what stands in them, before and after them, and elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from editorial.drafting.english_common_words.common_words import is_common
from editorial.drafting.english_runs.segments import Segment
from editorial.drafting.english_runs.titles import is_title_noun, is_title_word
from editorial.drafting.english_runs.tokens import EnglishToken
from editorial.drafting.english_runs.word_kinds import is_event, is_given, is_head, is_no_name
from editorial.drafting.english_words.phrases import FIGURES, STORMS
from editorial.drafting.english_words.small_words import FUNCTION_WORDS, PARTICLES, PREFIXES
from editorial.drafting.english_words.titles import AFTER_NAMES, KIN, PORTFOLIOS, ROLES
from editorial.drafting.english_words.verbs import ACTION_VERBS, SPEECH_VERBS
from editorial.model.vocabulary import EntityKind

_DETERMINERS_TEXT = """
the a an this that these those our their his her its my your each every some any no another
"""
_DETERMINERS = frozenset(_DETERMINERS_TEXT.split())
_ROAD = re.compile(r"[ABMN]\d{1,4}")
_MONEY = re.compile(r"[A-Z]{1,3}\d[\d.,]*(?:m|bn|tn|k)?")
_LONGEST_ACRONYM = 7
_SHARE_OF_TITLE = 0.6
_SHORTEST_TITLE = 4


class Evidence:
    """What the words of an article say about which of them are names."""

    def __init__(self, tokens: Sequence[EnglishToken]) -> None:
        self._tokens = tokens
        self._shouted = _title_lines(tokens)
        self._small = {each.text for each in tokens if each.is_word and not each.is_name_like}
        self._times = Counter(each.text for each in tokens if each.is_name_like and not each.is_initial)
        self._within = {
            each.text
            for number, each in enumerate(tokens)
            if each.is_name_like and not each.is_initial and number not in self._shouted
        }

    def accepted(self, segments: Iterable[Segment]) -> list[Segment]:
        """Return the segments that are names, without words before them that are none."""
        all_segments = [self._trimmed(each) for each in segments]
        sure = [each for each in all_segments if each.first not in self._shouted and self._is_sure(each)]
        parts = {
            self._word(number) for each in sure for number in range(each.first, each.last) if self._is_telling(number)
        }
        names = {self._text(each) for each in sure} | {
            self._word(number)
            for each in sure
            if each.last > each.first + 1
            for number in (each.first, each.last - 1)
            if is_given(self._word(number), doubtful=True) or is_head(self._word(number))
        }
        chosen = set(map(id, sure))
        return [each for each in all_segments if id(each) in chosen or self._is_repeated(each, parts, names)]

    def _is_telling(self, number: int) -> bool:
        word = self._word(number)
        return len(word) > 1 and not is_common(word.lower()) and not is_no_name(word) and word not in PARTICLES

    def _is_repeated(self, segment: Segment, parts: set[str], names: set[str]) -> bool:
        """Return whether a doubtful segment is a name of the article, or part of one."""
        text = self._text(segment)
        if text in names:
            return not is_head(text) or self._is_short_body(segment)
        return segment.last == segment.first + 1 and (
            text in parts or (segment.first in self._shouted and text.title() in parts)
        )

    def _is_short_body(self, segment: Segment) -> bool:
        """Return whether a head word alone stands for a body: the Fund, Rovers."""
        token = self._tokens[segment.first]
        if token.is_initial:
            return token.text in self._within
        before = self._word(segment.first - 1).lower()
        return before == "the" or before not in _DETERMINERS

    def _trimmed(self, segment: Segment) -> Segment:
        """Leave out a word that only begins the sentence: Substitute Tunde Okoro."""
        first, last = segment.first, segment.last
        while first + 1 < last and segment.listed is None and self._is_before_name(first, last):
            first += 1
        while last > first + 1 and self._tokens[last - 1].lower in FUNCTION_WORDS:
            last -= 1
        return replace(segment, first=first, last=last)

    def _is_before_name(self, first: int, last: int) -> bool:
        word, following = self._tokens[first], self._word(first + 1)
        if word.text in KIN and not word.text.startswith(("Mama", "Papa")) and last > first + 2:
            return True
        if word.text == "The" or not self._tokens[first + 1].is_name_like:
            return word.text == "The"
        if not word.is_initial or (is_head(self._word(last - 1)) and not is_given(following)):
            return False
        if is_given(word.text) and word.text not in ROLES:
            return False
        if (
            is_common(word.lower)
            and last == first + 2
            and following in self._within
            and not is_common(following.lower())
        ):
            return True
        is_role = word.text in ROLES or is_title_word(word.text) or is_common(word.lower)
        return is_role and (is_given(following, doubtful=True) or word.text in ROLES or word.text in PORTFOLIOS)

    def _is_sure(self, segment: Segment) -> bool:
        words = [self._word(number) for number in range(segment.first, segment.last)]
        if segment.listed is not None:
            return self._is_listed(segment, words)
        if words[0] in STORMS or (segment.first and self._word(segment.first - 1) in STORMS):
            return False
        if is_event(words[-1]) and not (len(words) == 2 and is_given(words[0])):
            return False
        if all(each in PORTFOLIOS or is_title_word(each) or is_no_name(each) for each in words) and not (
            len(words) > 1 and is_head(words[-1]) and not is_title_noun(words[-1])
        ):
            return segment.is_titled and len(words) == 1 and is_given(words[0], doubtful=True)
        return self._is_single(segment, words[0]) if len(words) == 1 else self._is_several(segment, words)

    def _is_listed(self, segment: Segment, words: Sequence[str]) -> bool:
        token = self._tokens[segment.first]
        if len(words) > 1 or token.is_acronym:
            return not (token.is_initial and token.lower in FUNCTION_WORDS and not token.is_acronym)
        is_word = is_common(token.lower) or token.lower in FUNCTION_WORDS
        is_doubtful = is_word and (token.is_initial or token.lower in self._small)
        return not is_doubtful or (
            segment.listed is not None and segment.listed.kind is EntityKind.ORGANIZATION and self._acts(segment)
        )

    def _acts(self, segment: Segment) -> bool:
        after = self._word(segment.last) if segment.last < len(self._tokens) else ""
        return after in SPEECH_VERBS or after in ACTION_VERBS

    def _is_several(self, segment: Segment, words: Sequence[str]) -> bool:
        token = self._tokens[segment.first]
        plain = all(is_common(each.lower()) or each in ("of", "and", "the", "for") for each in words)
        before = self._word(segment.first - 1) if segment.first else ""
        if plain and before.lower() in ("a", "an"):
            return False
        if token.is_initial and plain and not is_head(words[-1]):
            return self._text(segment) in self._within
        return not (words[0] in KIN and len(words) == 2 and is_common(words[1].lower()))

    def _is_single(self, segment: Segment, word: str) -> bool:
        token = self._tokens[segment.first]
        if _ROAD.fullmatch(word):
            return True
        if token.is_acronym and word not in AFTER_NAMES:
            return len(word) <= _LONGEST_ACRONYM and not _MONEY.fullmatch(word)
        if len(word) == 1 or word[0].isdigit() or _MONEY.fullmatch(word):
            return word == "X" and self._is_platform(segment)
        if segment.is_titled:
            return not is_common(word.lower()) or not token.is_initial
        if (
            word in KIN
            or word in AFTER_NAMES
            or token.lower in PREFIXES
            or (is_title_word(word) and not is_given(word))
        ):
            return False
        if is_common(word.lower()) or token.lower in FUNCTION_WORDS:
            return self._is_common_name(segment, word)
        return self._is_uncommon_name(segment, word)

    def _is_platform(self, segment: Segment) -> bool:
        before = self._word(segment.first - 1).lower() if segment.first else ""
        return before in (
            "on",
            "via",
            "to",
            "its",
            "his",
            "her",
            "their",
            "an",
            "from",
            "of",
            "using",
            "than",
            "platform",
            "network",
            "site",
            "formerly",
            "rename",
        )

    def _is_common_name(self, segment: Segment, word: str) -> bool:
        token = self._tokens[segment.first]
        if word in FIGURES and (self._acts(segment) or token.is_possessive or not token.is_initial):
            return True
        if token.is_initial or word.lower() in self._small or segment.first == 0:
            return False
        if self._word(segment.first - 1) == "the" and not is_head(word) and self._times[word] > 1:
            return True
        return self._word(segment.first - 1).lower() not in _DETERMINERS and not is_head(word)

    def _is_uncommon_name(self, segment: Segment, word: str) -> bool:
        token = self._tokens[segment.first]
        before = self._word(segment.first - 1) if segment.first else ""
        after = self._word(segment.last) if segment.last < len(self._tokens) else ""
        if before.lower() in _DETERMINERS and after == "of":
            return False
        if not token.is_initial:
            return True
        if word.lower() in self._small or word.lower() + "s" in self._small:
            return False
        is_plain = word.endswith(("s", "ing", "ed", "ly", "ers"))
        acts = after in SPEECH_VERBS or after in ACTION_VERBS or token.is_possessive or after == ","
        return (
            is_given(word)
            or word in self._within
            or (acts and not (is_plain and after not in SPEECH_VERBS))
            or not is_plain
        )

    def _text(self, segment: Segment) -> str:
        return " ".join(self._word(number) for number in range(segment.first, segment.last))

    def _word(self, number: int) -> str:
        return self._tokens[number].text


def _title_lines(tokens: Sequence[EnglishToken]) -> frozenset[int]:
    """Return the numbers of the tokens in lines that are written like titles, where a capital says nothing."""
    found: set[int] = set()
    line: list[int] = []
    for number, token in enumerate(tokens):
        if token.full != "\n":
            line.append(number)
        if token.full == "\n" or number == len(tokens) - 1:
            words = [at for at in line if tokens[at].is_word]
            large = sum(tokens[at].full[0].isupper() for at in words)
            ends = bool(line) and tokens[line[-1]].full in '.!?”"’'
            if len(words) >= _SHORTEST_TITLE and large >= _SHARE_OF_TITLE * len(words) and not ends:
                found.update(line)
            line = []
    return frozenset(found)
