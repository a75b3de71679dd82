"""Frames: what follows a verb of saying in each of its constructions."""

from collections.abc import Callable, Sequence

from editorial.drafting.english_clauses.complement import (
    begins_clause,
    is_indirect_question,
    opening_after,
)
from editorial.drafting.english_clauses.finite import VerbUse
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_clauses.phrase import phrase_from
from editorial.drafting.english_clauses.subject import ClauseSubject
from editorial.drafting.english_frames.called import accused, called
from editorial.drafting.english_frames.frame import Frame
from editorial.drafting.english_frames.orders import order, promise
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_frames.saying_verb import SayingVerb
from editorial.drafting.english_saying.conjugation import VerbForm
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.sources import AUDIENCES
from editorial.drafting.english_saying.verbs import PREPOSITIONS_OF
from editorial.drafting.english_saying.words import ADVERBS, PREPOSITIONS, PRONOUNS
from editorial.model.vocabulary import Stance

_NO_GERUNDS = frozenset(
    ("nothing", "anything", "everything", "something", "during", "king", "thing", "evening", "morning")
)

_NO_CLAUSES = PREPOSITIONS | {"ahead"}

_ANSWERED = listed(
    """
    allegation allegations accusation accusations charge charges claim claims report reports suggestion
    suggestions rumour rumours rumor rumors criticism request requests application appeal entry access
    permission bail motion them figure figures account accounts version findings characterisation characterization toll
    numbers narrative assertion assertions assessment ruling verdict story stories evidence details
    """
)
"""What one denies without saying anything of one's own."""


_HEARERS = frozenset(("me", "him", "her", "us", "them"))
_POINTING = frozenset(("this", "these", "those", "both", "all", "everything"))
_NO_OBJECTS = PREPOSITIONS | PRONOUNS | ADVERBS | {"it", "that", "as", "and"}


def _ends(items: Sequence[Bit], at: int) -> bool:
    return at >= len(items) or items[at].sort is BitSort.SIGN


def report_after(items: Sequence[Bit], verb: SayingVerb, subject: ClauseSubject) -> EnglishReport | None:
    """Return the report of a verb whose complement follows it, by the first frame that fits."""
    takes_audience = not verb.form.frames.isdisjoint(("told", "order")) or _has_hearer(items, verb.last)
    opening = opening_after(items, verb.last, takes_audience=takes_audience)
    base = EnglishReport(
        EnglishSpeechRule.CLAUSE,
        (verb.at, verb.last),
        (subject.before, opening.at),
        (),
        subject.phrase,
        opening.audience,
        opening.medium,
        is_dropped=subject.is_dropped,
        is_relative=subject.is_relative,
        is_participle=verb.use is VerbUse.PARTICIPLE,
        stance=_stance(verb.form),
        has_that=opening.has_that,
    )
    frame = Frame(items, verb, base, opening)
    return next((found for fits in _FRAMES if (found := fits(frame)) is not None), None)


def _has_hearer(items: Sequence[Bit], at: int) -> bool:
    """Whether those to whom it is said stand between a verb and "that": promised residents that …"""
    phrase = phrase_from(items, at, min(len(items), at + 8))
    if phrase is None or low(items, phrase.last) != "that":
        return False
    head = items[phrase.head]
    return head.sort is BitSort.NAME or head.low in AUDIENCES or head.low in _HEARERS


def _stance(form: VerbForm) -> Stance:
    if "deny" in form.frames:
        return Stance.DENIED
    return Stance.DOUBTED if "doubt" in form.frames else Stance.ASSERTED


def _that(frame: Frame) -> EnglishReport | None:
    if not frame.opening.has_that or not frame.has("that", "told", "quote"):
        return None
    rule = EnglishSpeechRule.THOUGHT if frame.has("thought") else EnglishSpeechRule.THAT
    return frame.report(rule, frame.opening.at)


def _marked(frame: Frame) -> EnglishReport | None:
    at = frame.opening.at
    if at >= len(frame.items) or frame.items[at].sort is not BitSort.MARKED or not frame.has("quote", "told"):
        return None
    has_colon = frame.opening.has_colon
    return frame.report(EnglishSpeechRule.MARKS_COLON if has_colon else EnglishSpeechRule.MARKS_CUE, at)


def _colon(frame: Frame) -> EnglishReport | None:
    if frame.opening.has_colon and frame.has("quote", "told") and frame.opening.at < len(frame.items):
        return frame.report(EnglishSpeechRule.COLON, frame.opening.at)
    return None


def _question(frame: Frame) -> EnglishReport | None:
    if frame.opening.has_comma or not frame.has("whether", "told"):
        return None
    if not is_indirect_question(frame.items, frame.opening.at) or frame.verb.form.lemma == "note":
        return None
    return frame.report(EnglishSpeechRule.QUESTION, frame.opening.at)


def _of(frame: Frame) -> EnglishReport | None:
    at, lemma = frame.opening.at, frame.verb.form.lemma
    if low(frame.items, at) not in PREPOSITIONS_OF.get(lemma, ()) or at + 1 >= len(frame.items):
        return None
    if frame.items[at + 1].low in PRONOUNS:
        return None
    return frame.report(EnglishSpeechRule.OF, at + 1)


def _doing(frame: Frame) -> EnglishReport | None:
    word = low(frame.items, frame.opening.at)
    if not frame.has("doing") or not word.endswith("ing") or word in _NO_GERUNDS:
        return None
    return frame.report(EnglishSpeechRule.DOING, frame.opening.at)


def _clause(frame: Frame) -> EnglishReport | None:
    if frame.opening.has_comma or not frame.has("bare") or not begins_clause(frame.items, frame.opening.at):
        return None
    if frame.has("deny") and any(each.low in _ANSWERED for each in frame.items[frame.opening.at :][:4]):
        return None
    if frame.verb.use is VerbUse.PARTICIPLE and low(frame.items, frame.opening.at) in _NO_CLAUSES:
        return None
    rule = EnglishSpeechRule.THOUGHT if frame.has("thought") else EnglishSpeechRule.CLAUSE
    return frame.report(rule, frame.opening.at)


def _noun(frame: Frame) -> EnglishReport | None:
    at = frame.opening.at
    if not frame.has("noun") or frame.base.is_relative or frame.verb.use is not VerbUse.ACTIVE or at != frame.verb.last:
        return None
    if at >= len(frame.items) or frame.items[at].sort is BitSort.SIGN:
        return None
    if frame.items[at].low in _NO_OBJECTS or (frame.items[at].low in _POINTING and _ends(frame.items, at + 1)):
        return None
    if any(each.low in _ANSWERED for each in frame.items[at : at + 4]):
        return None
    return frame.report(EnglishSpeechRule.NOUN, at)


_FRAMES: tuple[Callable[[Frame], EnglishReport | None], ...] = (
    _that,
    _marked,
    _colon,
    called,
    accused,
    _question,
    promise,
    order,
    _of,
    _doing,
    _clause,
    _noun,
)
"""The frames, the surest first."""
