"""To whom something is told, asked or answered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from editorial.drafting.arabic_clauses.lookup import is_preposition
from editorial.drafting.arabic_clauses.noun import HeadNounKind, read_noun
from editorial.drafting.arabic_clauses.phrase import ArabicSourceWords, EntitiesByKey, described_source
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_links.words import ANSWERS, NO_LINK_BEFORE, QUESTIONS, URGES
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import COLLECTIVE_HEADS, HEARER_HEADS, MEDIUM_HEADS
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind
from editorial.pointer.choice import Stretch

_MAY_HEAR = (EntityKind.ORGANIZATION, EntityKind.WORK, EntityKind.PRODUCT, EntityKind.PERSON)
_ANSWER_NEAR = 3
_NEAR = 6


_MANY = HEARER_HEADS | COLLECTIVE_HEADS
_SAID = folded_words("أفاد أفادت أفادوا يفيد تفيد")


@dataclass(frozen=True, slots=True)
class ArabicLinkWords:
    """A link of a chain beside the speaker, and where it is named."""

    role: AttributionRole
    source: SourceKind
    entity: str | None
    words: Stretch


@dataclass(frozen=True, slots=True)
class ArabicHearerReader:
    """Reads to whom something is told."""

    sentence: ArabicSentence
    entities: EntitiesByKey
    meant: Callable[[ArabicSentence, ArabicSourceWords], str | None]

    def is_for(self, number: int) -> bool:
        """Whether ل is written on a medium, on a body, or on those who hear."""
        sentence = self.sentence
        before = without_article(sentence.bare(number - 1))
        if not sentence.is_word(number) or {before, before.removeprefix("ب")} & NO_LINK_BEFORE:
            return False
        piece = sentence.pieces[number]
        if piece.entity is not None:
            return piece.begins and (
                bare(piece.joined) == "ل" or (piece.joined == "" and bare(piece.form).startswith("لل"))
            )
        form = bare(piece.form)
        if form == "ل":
            return sentence.entity(number + 1) is not None or sentence.entity(number + 2) is not None
        base = without_article(form) if form.startswith("لل") else form[1:] if form.startswith("ل") else ""
        return base in MEDIUM_HEADS or base in HEARER_HEADS

    def is_own_medium(self, number: int) -> bool:
        """Whether a word is the medium of the article, with ب: في اتصال هاتفي بالجريدة."""
        form = self.sentence.bare(number)
        return form.startswith("بال") and form[3:] in MEDIUM_HEADS and self.sentence.entity(number) is None

    def is_question(self, number: int) -> bool:
        """Whether a word is a question that is answered: ردا على سؤال."""
        sentence = self.sentence
        if without_article(sentence.bare(number)) not in QUESTIONS:
            return False
        return any(
            without_article(sentence.bare(each)) in ANSWERS for each in range(max(0, number - _ANSWER_NEAR), number)
        )

    def told(self, number: int, last: int) -> Iterator[ArabicLinkWords]:
        """Yield who hears, as the words from this piece name or describe them."""
        sentence = self.sentence
        for at in range(number, last):
            if sentence.is_comma(at) or sentence.is_marked(at) or sentence.form(at) == ":":
                return
            key = sentence.entity(at)
            if key is not None and self.entities[key].kind is not EntityKind.PLACE:
                yield from self._link(number, sentence.name_end(at), key)
                return
            if key is not None:
                return
            form = sentence.bare(at)
            plain = form.removeprefix("ل") if form.startswith("ل") and not form.startswith("لل") else form
            base = without_article(plain.removeprefix("ب") if self.is_own_medium(at) else plain)
            is_alone = sentence.entity(at + 1) is None and not sentence.is_marked(at + 1)
            if base in MEDIUM_HEADS and is_alone and (plain.startswith(("لل", "بال", "ال"))):
                yield from self._meant_by(at, number, base)
                return
            if base in HEARER_HEADS and is_alone:
                yield from self._link(number, at + 1, None, SourceKind.COLLECTIVE)
                return

    def _meant_by(self, at: int, number: int, base: str) -> Iterator[ArabicLinkWords]:
        noun = read_noun(self.sentence, at, is_genitive=True)
        if noun is None:
            return
        words = described_source(self.sentence, self.entities, noun, at + 2)
        key = words.entity or self.meant(self.sentence, words)
        kind = SourceKind.NAMED if key else SourceKind.COLLECTIVE
        yield from self._link(number, at + 1, key, kind)

    def _link(
        self, first: int, last: int, key: str | None, kind: SourceKind = SourceKind.NAMED
    ) -> Iterator[ArabicLinkWords]:
        place = self.sentence.stretch(first, last)
        if place is not None:
            yield ArabicLinkWords(AttributionRole.TOLD_TO, kind, key, place)

    def reporters(self, number: int) -> Iterator[ArabicLinkWords]:
        """Yield the reporters of a press conference: في مؤتمر صحفي."""
        if is_preposition(self.sentence, number - 1):
            yield from self._link(number, number + 2, None, SourceKind.COLLECTIVE)

    def received(self, number: int, last: int) -> Iterator[ArabicLinkWords]:
        """Yield who received a statement: في بيان تلقته الصحيفة, في جواب توصلت به."""
        sentence = self.sentence
        for at in range(number + 1, min(last, number + 5)):
            key = sentence.entity(at)
            if key is not None and self.entities[key].kind in _MAY_HEAR and not sentence.pieces[at].joined:
                yield from self._link(number, sentence.name_end(at), key)
                return
            if sentence.is_comma(at):
                return

    def asked(self, number: int, last: int) -> Iterator[ArabicLinkWords]:
        """Yield who asked what is answered: ردا على سؤال لمراسل الوكالة, في رده على أسئلة النواب."""
        sentence = self.sentence
        for at in range(number + 1, min(last, number + _NEAR)):
            if sentence.is_comma(at):
                return
            key = sentence.entity(at)
            if key is not None and self.entities[key].kind is not EntityKind.PLACE:
                yield from self._link(number, sentence.name_end(at), key)
                return
            if self._is_hearer(at):
                yield from self._someone(at, at + 4, is_many=True)
                return

    def _is_hearer(self, at: int) -> bool:
        form = self.sentence.bare(at)
        base = without_article(form.removeprefix("ل") if form.startswith("ل") and not form.startswith("لل") else form)
        noun = read_noun(self.sentence, at, is_genitive=True)
        is_office = noun is not None and noun.kind in (HeadNounKind.OFFICE, HeadNounKind.MEDIUM)
        return base in HEARER_HEADS or is_office

    def _someone(self, at: int, last: int, *, is_many: bool) -> Iterator[ArabicLinkWords]:
        """Yield those whom a noun means: a person meant by an office, the many, or somebody."""
        sentence = self.sentence
        form = sentence.bare(at)
        base = without_article(form.removeprefix("ل") if form.startswith("ل") and not form.startswith("لل") else form)
        noun = read_noun(sentence, at, is_genitive=True)
        if noun is not None and noun.kind in (HeadNounKind.OFFICE, HeadNounKind.MEDIUM):
            words = described_source(sentence, self.entities, noun, min(last, len(sentence)))
            key = words.entity or self.meant(sentence, words)
            if key is not None:
                yield from self._link(at, max(at + 1, words.last), key)
                return
        is_collective = noun is not None and noun.kind is HeadNounKind.COLLECTIVE
        if base in HEARER_HEADS or base in ("جميع", "الجميع") or (is_collective and is_many):
            yield from self._link(at, at + 1, None, SourceKind.COLLECTIVE)
        elif noun is not None and noun.kind is HeadNounKind.OFFICE:
            yield from self._link(at, at + 1, None, SourceKind.ANONYMOUS)

    def object_of(self, number: int, last: int) -> Iterator[ArabicLinkWords]:
        """Yield whom a verb tells something without a preposition: أبلغ الوزير رويترز أن, سأل الوزيرة."""
        sentence = self.sentence
        is_urging = sentence.bare(number) in URGES
        is_participle = sentence.bare(number).endswith(("ا", "ه")) and sentence.is_comma(number - 1)
        source = None if is_participle else read_source(sentence, self.entities, number + 1, last)
        if source is not None and source.first == number + 1 and source.noun.form.endswith("ين"):
            source = None
        office = source.office if source is not None and source.office else (0, 0)
        start = number + 1 if source is None else source.first + (source.entity is not None or source.first > number)
        for at in range(start, min(last, len(sentence))):
            piece = sentence.pieces[at]
            if sentence.form(at) in "،," and sentence.is_point(at) and sentence.bare(number) in _SAID:
                return
            if sentence.is_break(at) and sentence.form(at) not in "،,()":
                return
            before = sentence.before_mark(at)
            if not sentence.is_word(at) or is_preposition(sentence, at) or is_preposition(sentence, before):
                continue
            if is_preposition(sentence, before - 1) and sentence.entity(before) is None:
                continue
            is_apart = at >= office[1] or before != at - 1 or self._is_medium(at)
            key = piece.entity if piece.begins and not piece.joined and is_apart else None
            if key is not None and self._may_hear(key, source, is_urging=is_urging):
                is_within = source is not None and source.entity is None and at < source.last
                if before == at - 1 and is_within and not self._is_medium(at):
                    continue
                yield from self._link(at, sentence.name_end(at), key)
                return
            if piece.entity is None and at >= office[1] and self._is_many(at, source):
                yield from self._link(at, at + 1, None, SourceKind.COLLECTIVE)
                return

    def _is_medium(self, at: int) -> bool:
        """Whether a name begins with a word for a medium: وكالة فرانس برس."""
        sentence = self.sentence
        return sentence.entity(at) is not None and without_article(sentence.form(at)) in MEDIUM_HEADS

    def _may_hear(self, key: str, source: ArabicSourceWords | None, *, is_urging: bool) -> bool:
        if source is not None and key == source.entity:
            return False
        kind = self.entities[key].kind
        return kind is EntityKind.PERSON if is_urging else kind in _MAY_HEAR

    def _is_many(self, at: int, source: ArabicSourceWords | None) -> bool:
        """Whether a noun is of those who are told: أبلغ مستثمرين, دعت المواطنين."""
        base = without_article(self.sentence.bare(at))
        if source is not None and source.first <= at < source.last and source.entity is None:
            return False
        return base in _MANY and base.endswith(("ين", "اء", "ات", "ها", "هم", "ه", "ون"))
