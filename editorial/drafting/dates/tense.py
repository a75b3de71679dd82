"""Tenses: whether a clause tells of what is ahead."""

import regex

from editorial.pointer.choice import Stretch
from editorial.text.language import primary_subtag
from editorial.text.layout import Layout

_AHEAD_EN = (
    r"will|won['’]t|shall|would|['’]ll|to be|going to|plans? to|planned|planning to|expect(?:s|ed)? to|expects?|expected|due|set to|"
    r"scheduled|slated|intends? to|aims? to|hopes? to|hoped to|is to|are to|upcoming|bound to|likely to|ready to|about to|"
    r"may|might|could|should|must|promis(?:es|ed) to|pledg(?:es|ed) to|vow(?:s|ed) to|prepar(?:es|ing) to|from now|"
    r"begins?|starts?|opens?|takes? effect|expires?|closes?|resumes?|meets?|runs? until|deadline|adjourned|remanded|postponed"
)
_AHEAD_AR = (
    r"[وف]?س[يتنأ]\p{L}{2,}|سوف|لسوف|المقرر|يعتزم|تعتزم|يعتزمون|المتوقع|يتوقع|تتوقع|المزمع|المنتظر|ينتظر|المرتقب|يرتقب|يخطط|تخطط|"
    r"يستعد|تستعد|يأمل|تأمل|المقبل|المقبلة|القادم|القادمة|لن|موعد|مهلة|تأجيل|أجل|أجلت|تأجلت|أرجأت|أرجأ|يبدأ|تبدأ|تنطلق|ينطلق|تنتهي|ينتهي"
)
_PAST_AR = r"[وف]?سبق|[وف]?سجل\p{L}*|[وف]?سمح\p{L}*|سيطر\p{L}*|سيارة|سياس\p{L}*|سنة|سنوات|ستة|ستين|سيدة|سيناء"
_BREAK = regex.compile(
    r"[;:؛،,]|\b(?:and|but|while|after|when|which|who|where)\b|\b(?:بينما|لكن|بعد أن|حين|عندما|التي|الذي)\b"
)
_PATTERNS = {
    "en": (regex.compile(rf"\b(?:{_AHEAD_EN})\b"), None),
    "ar": (regex.compile(rf"\b(?:{_AHEAD_AR})\b"), regex.compile(rf"\b(?:{_PAST_AR})\b")),
}
_LOOKED_AT = 400
"""How many characters of a sentence on either side of a date are looked at."""


class Tenses:
    """The tenses of a text."""

    def __init__(self, body: str, language: str, layout: Layout) -> None:
        self._body, self._layout = body, layout
        self._ahead, self._not = _PATTERNS.get(primary_subtag(language), (None, None))

    def is_ahead(self, place: Stretch) -> bool:
        """Return whether the clause around a date tells of what is ahead: will, is expected to, من المقرر أن."""
        if self._ahead is None:
            return False
        start, end = self._clause(place)
        for match in self._ahead.finditer(self._body, start, end):
            if self._not is None or not self._not.fullmatch(self._body, *match.span()):
                return True
        return False

    def _clause(self, place: Stretch) -> Stretch:
        """Return the clause around a place: what lies between commas and conjunctions, and a little more before it."""
        first, last = self._layout.sentence(place[0])
        first, last = max(first, place[0] - _LOOKED_AT), min(max(last, place[1]), place[1] + _LOOKED_AT)
        breaks = [match.end() for match in _BREAK.finditer(self._body, first, place[0])]
        after = _BREAK.search(self._body, place[1], last)
        return (breaks[-1] if breaks else first), (after.start() if after else last)
