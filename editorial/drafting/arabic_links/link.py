"""To whom something was told, and who passed it on, as a sentence says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from editorial.drafting.arabic_links.hearer import ArabicHearerReader, ArabicLinkWords
from editorial.drafting.arabic_links.words import (
    CONFERENCE,
    QUOTES,
    RECEIVED,
    RELAYS,
    SPOKE,
    TELLS,
    TONGUES,
    WITH,
    WRITTEN,
)
from editorial.drafting.arabic_nouns.lookup import is_preposition
from editorial.drafting.arabic_nouns.phrase import ArabicSourceWords, EntitiesByKey
from editorial.drafting.arabic_nouns.source import read_source
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import COLLECTIVE_HEADS, DOCUMENT_HEADS, MEDIUM_HEADS, TALK_HEADS
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind

_NEAR = 8
_ACCORDING = ("بحسب", "حسب", "وفق", "لما", "وفقا", "طبقا", "علي")
_PUBLISHED = 7


@dataclass(frozen=True, slots=True)
class ArabicLinkReader:
    """Reads the links that a sentence names; in the words of an office, nothing is told to anybody.

    ``meant`` says which entity words mean that do not name it.
    """

    sentence: ArabicSentence
    entities: EntitiesByKey
    office: tuple[int, int]
    meant: Callable[[ArabicSentence, ArabicSourceWords], str | None]

    def find(self, first: int, last: int) -> list[ArabicLinkWords]:
        """Return the links that the pieces name, each once."""
        found: list[ArabicLinkWords] = []
        for link in self._links(first, min(last, len(self.sentence))):
            if all((link.role, link.entity, link.source) != (each.role, each.entity, each.source) for each in found):
                found.append(link)
        return found

    def _links(self, first: int, last: int) -> Iterator[ArabicLinkWords]:
        hearers = ArabicHearerReader(self.sentence, self.entities, self.meant)
        for number in range(first, last):
            if self.sentence.is_word(number) and not self.office[0] <= number < self.office[1]:
                yield from self._at(hearers, number, last)

    def _at(self, hearers: ArabicHearerReader, number: int, last: int) -> Iterator[ArabicLinkWords]:
        sentence = self.sentence
        form, after = sentence.bare(number), sentence.form(number + 1)
        if form in TONGUES and sentence.form(number - 1) == "علي":
            yield from self._by_mouth(number + 1, last)
        elif form in ("عبر", "بواسطه") and sentence.entity(number + 1) is None:
            yield from self._by_mediator(number)
        elif form in TELLS:
            yield from hearers.object_of(number, last)
        elif form in RELAYS or (form in QUOTES and after in ("عنه", "عنها", "عنهم")):
            yield from self._relayed(number)
        elif form in RECEIVED:
            yield from hearers.received(number, last)
        elif form in WRITTEN and is_preposition(sentence, number - 1):
            yield from self._published(number, last)
        elif hearers.is_question(number):
            yield from hearers.asked(number, last)
        elif without_article(form) == "موتمر" and after in CONFERENCE:
            yield from hearers.reporters(number)
        elif self._is_talk(number, form):
            yield from self._talk(hearers, number, last)
        elif form in SPOKE and (after in ("الي", "امام", "مع") or hearers.is_for(number + 1)):
            yield from hearers.told(number + 1, min(last, number + _NEAR))
        elif form == "امام" or hearers.is_for(number):
            yield from hearers.told(number, min(last, number + 4))

    def _is_talk(self, number: int, form: str) -> bool:
        base = without_article(form.removeprefix("ب")) if form.startswith("ب") else without_article(form)
        is_behind = is_preposition(self.sentence, number - 1) or self.sentence.form(number - 1) == "ذات"
        return base in TALK_HEADS and (form.startswith("ب") or is_behind)

    def _talk(self, hearers: ArabicHearerReader, number: int, last: int) -> Iterator[ArabicLinkWords]:
        """Yield to whom a talk was given: في تصريح لـ, في مقابلة مع, في حوار أجرته معه."""
        sentence = self.sentence
        for at in range(number + 1, min(last, number + _NEAR)):
            if sentence.is_comma(at) or sentence.is_marked(at) or sentence.form(at) == ":":
                return
            if sentence.bare(at) in RECEIVED:
                return
            is_named = sentence.entity(at) and sentence.pieces[at].begins
            if hearers.is_for(at) or sentence.form(at) in WITH or is_named or hearers.is_own_medium(at):
                yield from hearers.told(at, min(last, at + _NEAR))
                return

    def _by_mouth(self, number: int, last: int) -> Iterator[ArabicLinkWords]:
        """Yield through whom a body speaks: على لسان الناطق باسمها."""
        source = read_source(self.sentence, self.entities, number, min(last, number + 14))
        place = self.sentence.stretch(source.first, source.last) if source is not None else None
        if source is not None and place is not None:
            kind = SourceKind.NAMED if source.entity else SourceKind.ANONYMOUS
            yield ArabicLinkWords(AttributionRole.RELAYED_BY, kind, source.entity, place)

    def _by_mediator(self, number: int) -> Iterator[ArabicLinkWords]:
        """Yield who speaks for another or translates: عبر محاميه, عبر مترجم, عبر صديق يترجم له."""
        source = read_source(self.sentence, self.entities, number + 1, number + 10, is_strict=True)
        if source is None or source.first != number + 1 or source.noun.kind != "OFFICE":
            return
        place = self.sentence.stretch(source.first, source.last)
        kind = SourceKind.NAMED if source.entity else SourceKind.ANONYMOUS
        if place is not None:
            yield ArabicLinkWords(AttributionRole.RELAYED_BY, kind, source.entity, place)

    def _published(self, number: int, last: int) -> Iterator[ArabicLinkWords]:
        """Yield who published what somebody wrote: في مقال بصحيفة …, في دراسة نشرتها دورية …"""
        sentence = self.sentence
        for at in range(number + 1, min(last, number + _PUBLISHED)):
            key = sentence.entity(at)
            if sentence.is_comma(at):
                return
            if key is not None and self.entities[key].kind in (EntityKind.ORGANIZATION, EntityKind.WORK):
                place = sentence.stretch(number, sentence.name_end(at))
                words = [bare(sentence.form(each)) for each in range(number + 1, at + 1)]
                is_medium = any(without_article(w.removeprefix("ب")) in MEDIUM_HEADS or w in RELAYS for w in words)
                if place is not None and is_medium:
                    yield ArabicLinkWords(AttributionRole.PUBLISHED_BY, SourceKind.NAMED, key, place)
                return

    def _relayed(self, number: int) -> Iterator[ArabicLinkWords]:
        sentence, end = self.sentence, number + 1
        if sentence.form(number - 1) in ("ما", "مما") and sentence.bare(number - 2) not in _ACCORDING:
            return
        if any(
            without_article(sentence.bare(each)) in DOCUMENT_HEADS for each in range(max(0, number - 3), number)
        ) and sentence.bare(number).startswith("نشر"):
            return
        while (
            end < len(sentence)
            and end - number < _NEAR + 2
            and not sentence.is_break(end)
            and not sentence.is_marked(end)
        ):
            end += 1
        start = number + 2 if sentence.form(number + 1) in ("عنه", "عنها", "عنهم") else number + 1
        place = sentence.stretch(number, end)
        source = read_source(sentence, self.entities, start, end)
        if place is None or source is None:
            return
        key = source.entity or self.meant(sentence, source)
        if key:
            yield ArabicLinkWords(AttributionRole.RELAYED_BY, SourceKind.NAMED, key, place)
        elif source.noun.form in COLLECTIVE_HEADS or source.noun.form in MEDIUM_HEADS:
            yield ArabicLinkWords(AttributionRole.RELAYED_BY, SourceKind.COLLECTIVE, None, place)
        elif source.noun.kind == "OFFICE":
            yield ArabicLinkWords(AttributionRole.RELAYED_BY, SourceKind.ANONYMOUS, None, place)
