"""Who speaks: the entity or the kind of source that the words around a cue mean."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from editorial.draft.draft import DraftLink
from editorial.drafting.arabic_clauses.report import SayingReport, SayingReportShape
from editorial.drafting.arabic_links.publisher import publisher_of
from editorial.drafting.arabic_nouns.lookup import is_passive, is_preposition, saying_at
from editorial.drafting.arabic_nouns.noun import HeadNounKind
from editorial.drafting.arabic_nouns.phrase import ArabicSourceWords
from editorial.drafting.arabic_nouns.source import read_source
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_saying.lexicon import SayingShape
from editorial.drafting.arabic_speakers.meaning import ArabicMeaning
from editorial.drafting.arabic_speakers.memory import ArabicSpeechMemory, ArabicTurn
from editorial.drafting.arabic_speakers.pronoun import persons_before
from editorial.drafting.arabic_speakers.unnamed import unnamed_turn
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind
from editorial.pointer.choice import Stretch

CARRIED = "The speaker was carried over from an earlier sentence."
_NOBODY = frozenset(("قيل", "يقال", "تردد", "يتردد", "اشيع", "يشاع", "يعتقد", "افيد", "يحكي"))
_LONGEST_DESCRIPTION = 8
_ACCORDING = ("طبقا", "وفقا", "وفق", "بحسب", "حسب")
_OF_HIM = ("عنه", "عنها", "عنهم")
_REACTING = 40
_OFFICES = 200
"""The most offices of an article that are remembered."""
UNSURE_SUBJECT = "The words do not name the speaker clearly."


@dataclass(slots=True)
class ArabicSpeakerReader:
    """Reads the speakers of an article in the order of its sentences; collects their descriptions."""

    memory: ArabicSpeechMemory
    meaning: ArabicMeaning
    office: tuple[int, int] = (0, 0)
    """The pieces of the office of who was read last, in which no other link is named."""

    def read(
        self, sentence: ArabicSentence, report: SayingReport, number: int, main: ArabicTurn | None
    ) -> tuple[ArabicTurn, tuple[str, ...]]:
        """Return who speaks in a report, and doubts; ``main`` is who speaks in the sentence so far."""
        words = self._words(sentence, report)
        self.office = words.office if words is not None and words.office is not None else (0, 0)
        if words is not None:
            turn = self._turn(sentence, words, report, number)
            if turn is not None:
                return turn, ()
        if self._is_nobody(sentence, report):
            return ArabicTurn(SourceKind.UNKNOWN, None, None, None, sentence=number), ()
        return self._carried(sentence, report, number, main)

    def _words(self, sentence: ArabicSentence, report: SayingReport) -> ArabicSourceWords | None:
        entities = self.memory.entities
        if report.relayed_from is not None and sentence.form(report.relayed_from) in _OF_HIM:
            return None
        if report.relayed_from is not None:
            return read_source(sentence, entities, report.relayed_from + 1, report.after[1])
        if report.is_hal:
            return None
        if (
            report.said is not None
            and report.said.shape is SayingShape.MASDAR
            and report.said.form[-1:] in "هام"
            and report.said.form != report.said.verb
        ):
            return None
        if (beside := self._right_before(sentence, report)) is not None:
            return beside
        is_according = report.shape is SayingReportShape.ACCORDING
        is_in = report.said is not None and report.said.verb in ("جاء", "ورد")
        is_genitive = is_in or (is_according and report.said is None) or sentence.form(report.after[0]) == "من"
        is_strict = is_according and report.said is not None and is_preposition(sentence, report.after[0])
        if report.joined and sentence.is_comma(report.cue[1]) and sentence.bare(report.cue[1] + 1) in _ACCORDING:
            return None
        found = read_source(sentence, entities, *report.after, is_genitive=is_genitive, is_strict=is_strict)
        if found is not None and _is_object(found, report):
            found = None
        if found is not None and (report.said is None or found.first - report.after[0] <= 14):
            return found
        return None if report.before[0] == report.before[1] else self._subject_before(sentence, report)

    def relayer(self, sentence: ArabicSentence, report: SayingReport) -> DraftLink | None:
        """Return who passes on what another said: نقلت وكالة عن الوزير قوله."""
        entities, last = self.memory.entities, report.relayed_from or 0
        words = read_source(sentence, entities, report.cue[1] if report.cue[1] <= last else report.after[0], last)
        if words is None and sentence.form(last) in _OF_HIM:
            words = read_source(sentence, entities, last + 1, max(report.after[1], report.cue[0]))
        if words is None and not report.joined:
            words = read_source(sentence, entities, *report.before)
        if words is None:
            return None
        key = words.entity or self.meaning.meant(sentence, words) or self.meaning.body(sentence, words)
        place = sentence.stretch(words.first, words.last)
        if key is None:
            return DraftLink(AttributionRole.RELAYED_BY, SourceKind.COLLECTIVE, None, place)
        self.meaning.describe(sentence, words, key)
        return DraftLink(AttributionRole.RELAYED_BY, SourceKind.NAMED, key, place)

    def _subject_before(self, sentence: ArabicSentence, report: SayingReport) -> ArabicSourceWords | None:
        """Return the source before a verb: the nearest that begins behind a break, else the first."""
        at, last = report.before
        found: ArabicSourceWords | None = None
        while at < last:
            words = read_source(sentence, self.memory.entities, at, last, is_strict=True)
            if words is None:
                break
            is_close = sentence.is_break(words.first - 1) and words.entity is not None and last - words.last < 3
            if (found is None or is_close) and self._agrees(words, report):
                found = words
            at = max(words.last, at + 1)
        return found

    def _right_before(self, sentence: ArabicSentence, report: SayingReport) -> ArabicSourceWords | None:
        """Return the subject that stands right before its verb: الكرملين وصف المحادثات."""
        if report.said is None or report.said.shape is not SayingShape.FINITE or report.before[0] == report.before[1]:
            return None
        found = self._subject_before(sentence, report)
        return found if found is not None and found.last == report.cue[0] else None

    def _agrees(self, words: ArabicSourceWords, report: SayingReport) -> bool:
        """Whether a source before a verb has its gender, as far as that is known."""
        if report.said is None:
            return True
        known = words.noun.is_feminine if words.noun.kind is HeadNounKind.OFFICE else None
        if words.entity is not None and known is None:
            known = self.memory.is_feminine(words.entity)
        return known is None or known == report.said.is_feminine

    def _is_nobody(self, sentence: ArabicSentence, report: SayingReport) -> bool:
        said = report.said
        if said is None or report.is_hal or report.shape is SayingReportShape.ACCORDING:
            return False
        return (is_passive(sentence, report.cue[0]) and "x" not in said.frame) or said.form in _NOBODY

    def _carried(
        self, sentence: ArabicSentence, report: SayingReport, number: int, main: ArabicTurn | None
    ) -> tuple[ArabicTurn, tuple[str, ...]]:
        said = report.said
        feminine = said.is_feminine if said else False
        plural = said.is_plural if said else False
        if report.relayed_from is not None and (pronoun := sentence.form(report.relayed_from)) in _OF_HIM:
            feminine, plural = pronoun == "عنها", pronoun == "عنهم"
            within = next(persons_before(self.memory, sentence, report.relayed_from), None)
            if within is not None:
                return ArabicTurn(SourceKind.NAMED, within, place_of(sentence, report), feminine, sentence=number), ()
        place = sentence.stretch(*report.cue)
        if report.is_hal and (words := self._reacting(sentence, report)) is not None:
            turn = self._turn(sentence, words, report, number)
            if turn is not None and (main is None or turn.entity != main.entity):
                return turn, ()
        if main is not None and (report.is_hal or main.is_feminine in (None, feminine)):
            return replace(main, sentence=number), ()
        is_bare = report.is_hal or report.shape is SayingReportShape.ACCORDING
        is_late = report.joined != "" and report.cue[0] > 0 and main is None
        if (
            (is_bare or is_late)
            and (words := self._clause_subject(sentence, report))
            and (is_bare or (words.entity is not None and self._agrees(words, report)))
            and (turn := self._turn(sentence, words, report, number))
        ):
            return turn, (UNSURE_SUBJECT,)
        last = None if plural else self.memory.topic_speaker(number, is_feminine=feminine)
        last = last or self.memory.last_speaker(is_feminine=feminine, is_plural=plural)
        if last is not None:
            turn = ArabicTurn(last.source, last.entity, place, last.is_feminine, last.is_plural, (), number)
            return replace(turn, others=last.others if plural or report.is_hal else ()), (CARRIED,)
        return ArabicTurn(SourceKind.UNKNOWN, None, place, None, sentence=number), (UNSURE_SUBJECT,)

    def _reacting(self, sentence: ArabicSentence, report: SayingReport) -> ArabicSourceWords | None:
        """Return the subject of the verb nearest before a participle, if it opens a clause: رفض المدرب الحديث، مكتفيا بـ."""
        for at in range(report.cue[0] - 1, max(-1, report.cue[0] - _REACTING), -1):
            found = saying_at(sentence, at)
            if found is None or found[0].shape is not SayingShape.FINITE or not sentence.is_comma(at - 1):
                continue
            if report.said is not None and found[0].is_feminine != report.said.is_feminine:
                return None
            words = read_source(sentence, self.memory.entities, at + 1, report.cue[0])
            is_near = words is not None and words.first - at <= 2 and words.noun.kind is not HeadNounKind.OTHER
            return words if is_near else None
        return None

    def _clause_subject(self, sentence: ArabicSentence, report: SayingReport) -> ArabicSourceWords | None:
        return read_source(sentence, self.memory.entities, 0, report.cue[0], is_strict=True)

    def _turn(
        self, sentence: ArabicSentence, words: ArabicSourceWords, report: SayingReport, number: int
    ) -> ArabicTurn | None:
        key, place = words.entity, sentence.stretch(words.first, words.last)
        feminine = (
            report.said.is_feminine if report.said and not report.is_hal and report.relayed_from is None else None
        )
        if feminine is None and words.noun.kind is HeadNounKind.OFFICE:
            feminine = words.noun.is_feminine
        if key is None:
            key = self.meaning.meant(sentence, words) or self.meaning.body(sentence, words)
        if key is not None:
            self.meaning.describe(sentence, words, key)
            if self.memory.entities[key].kind is EntityKind.PERSON and feminine is not None:
                self.memory.women.setdefault(key, feminine)
            others = tuple(self._companions(sentence, words))
            known = self.memory.is_feminine(key)
            return ArabicTurn(SourceKind.NAMED, key, place, known, False, sentence=number, others=others)
        by = None
        if words.noun.kind is HeadNounKind.DOCUMENT:
            by = publisher_of(sentence, self.memory.entities, words, self.meaning.meant)
        return unnamed_turn(self.memory, words, place, number, feminine, by)

    def _companions(self, sentence: ArabicSentence, words: ArabicSourceWords) -> Iterator[str]:
        """Yield the persons whose names follow with و: قالا إن."""
        name = next((at for at in range(words.first, words.last) if sentence.entity(at) == words.entity), None)
        if words.entity is None or name is None:
            return
        at = sentence.name_end(name)
        while (key := sentence.entity(at)) is not None and len(sentence.pieces) > at:
            piece = sentence.pieces[at]
            is_person = self.memory.entities[key].kind is EntityKind.PERSON
            if not is_person or piece.joined != "و" or not piece.begins or key == words.entity:
                return
            yield key
            at = sentence.name_end(at)


def place_of(sentence: ArabicSentence, report: SayingReport) -> Stretch | None:
    """Return where the cue of a report stands."""
    return sentence.stretch(*report.cue)


def _is_object(words: ArabicSourceWords, report: SayingReport) -> bool:
    """Whether the noun right behind a verb has another gender, and is no subject: وسأل الوزيرة."""
    said = report.said
    if said is None or said.shape is not SayingShape.FINITE or said.is_plural or words.first != report.cue[1]:
        return False
    kind, form = words.noun.kind, words.noun.form
    if words.entity is not None and words.office is None:
        return False
    if kind is HeadNounKind.COLLECTIVE:
        return form.endswith("ين") and len(form) > 4 and report.shape is not SayingReportShape.ACCORDING
    if kind is HeadNounKind.BODY:
        return not said.is_feminine and form.endswith("ه") and words.noun.is_definite
    return kind is HeadNounKind.OFFICE and words.noun.is_definite and words.noun.is_feminine and not said.is_feminine
