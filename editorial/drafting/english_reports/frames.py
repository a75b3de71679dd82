"""Frames: what follows a verb of saying in each of its constructions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from editorial.drafting.english_clauses.complement import (
    ComplementOpening,
    begins_clause,
    is_indirect_question,
    opening_after,
)
from editorial.drafting.english_clauses.finite import VerbUse, use_of
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import has_verb, is_sign, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_clauses.subject import ClauseSubject
from editorial.drafting.english_reports.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_reports.saying_verb import SayingVerb
from editorial.drafting.english_saying.conjugation import VerbForm
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.verbs import PREPOSITIONS_OF, SAYING
from editorial.drafting.english_saying.words import ADVERBS, DETERMINERS, PREPOSITIONS, PRONOUNS
from editorial.model.vocabulary import Stance

_NO_GERUNDS = frozenset(
    ("nothing", "anything", "everything", "something", "during", "king", "thing", "evening", "morning")
)

_NAMES = frozenset(["call", "dub", "bill", "label", "brand", "term", "title"])

_ANSWERED = listed(
    """
    allegation allegations accusation accusations charge charges claim claims report reports suggestion
    suggestions rumour rumours rumor rumors criticism request requests application appeal entry access
    permission bail motion them
    """
)
"""What one denies without saying anything of one's own."""

_FARTHEST = 25
"""How many items behind a verb words in marks may stand that it calls something."""

_POINTING = frozenset(("this", "these", "those", "both", "all", "everything"))
_NO_OBJECTS = PREPOSITIONS | PRONOUNS | ADVERBS | {"it", "that", "as", "and"}


def _ends(items: Sequence[Bit], at: int) -> bool:
    return at >= len(items) or items[at].sort is BitSort.SIGN


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of saying, what it is known to report so far, and what follows it."""

    items: Sequence[Bit]
    verb: SayingVerb
    base: EnglishReport
    opening: ComplementOpening

    def has(self, *frames: str) -> bool:
        """Return whether the verb stands in any of some frames."""
        return not self.verb.form.frames.isdisjoint(frames)

    def report(self, rule: EnglishSpeechRule, first: int) -> EnglishReport:
        """Return a report of everything from an item on."""
        return replace(self.base, reason=rule, content=((first, len(self.items)),))


def report_after(items: Sequence[Bit], verb: SayingVerb, subject: ClauseSubject) -> EnglishReport | None:
    """Return the report of a verb whose complement follows it, by the first frame that fits."""
    takes_audience = not verb.form.frames.isdisjoint(("told", "order"))
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


def called(frame: Frame) -> EnglishReport | None:
    """Return the marked words that somebody or something is called."""
    if not frame.has("called"):
        return None
    items, first = frame.items, frame.verb.last
    for at in range(first, min(len(items), first + _FARTHEST)):
        if items[at].sort is BitSort.MARKED:
            if at == first and frame.verb.form.lemma in _NAMES and not _calls(items, frame.verb.at):
                return None
            content = tuple((n, n + 1) for n in _joined(items, at))
            rule = EnglishSpeechRule.MARKS_CALLED
            return replace(frame.base, reason=rule, content=content, is_quote_only=True, audience=None)
        if is_sign(items, at, ";:.") or _begins_another(items, at, first):
            return None
    return None


def _calls(items: Sequence[Bit], verb: int) -> bool:
    """Whether words in marks directly behind "called" are what somebody says: what he called “…”."""
    return low(items, verb - 1) in PRONOUNS or any(low(items, at) == "what" for at in range(max(0, verb - 6), verb))


def _joined(items: Sequence[Bit], at: int) -> list[int]:
    """Return the words in marks that commas and "and" join to others."""
    found = [at]
    while at + 1 < len(items):
        at += 1
        if items[at].sort is BitSort.MARKED:
            found.append(at)
        elif not (is_sign(items, at, ",") or low(items, at) in ("and", "or", "a", "an", "as", "even", "both")):
            break
    return found


def _begins_another(items: Sequence[Bit], at: int, first: int) -> bool:
    item = items[at]
    if item.low in ("and", "but", "while") and at + 1 < len(items):
        return items[at + 1].low in SAYING or items[at + 1].low in PRONOUNS
    return item.low in SAYING and at > first and use_of(items, at, SAYING[item.low]) is VerbUse.ACTIVE


def _accused(frame: Frame) -> EnglishReport | None:
    """Return what somebody is accused of, or criticised for in a gerund."""
    if not frame.has("accuse"):
        return None
    items, first = frame.items, frame.verb.last
    is_accused = frame.verb.form.lemma == "accuse"
    for at in range(first + 1, min(len(items) - 1, first + 16)):
        if is_sign(items, at, ";:."):
            return None
        after = items[at + 1]
        if (low(items, at) == "of" and is_accused) or (
            low(items, at) == "for" and not is_accused and after.low.endswith("ing")
        ):
            return replace(frame.report(EnglishSpeechRule.OF, at + 1), audience=None)
    return None


def _question(frame: Frame) -> EnglishReport | None:
    if frame.opening.has_comma or not frame.has("whether", "told"):
        return None
    if not is_indirect_question(frame.items, frame.opening.at) or frame.verb.form.lemma == "note":
        return None
    return frame.report(EnglishSpeechRule.QUESTION, frame.opening.at)


def _promise(frame: Frame) -> EnglishReport | None:
    at = frame.opening.at
    if not frame.has("to") or low(frame.items, at) != "to" or at + 1 >= len(frame.items):
        return None
    return frame.report(EnglishSpeechRule.INFINITIVE, at)


def _order(frame: Frame) -> EnglishReport | None:
    """Return what somebody is urged, asked or ordered to do."""
    if not frame.has("order"):
        return None
    items, first = frame.items, frame.verb.last
    if frame.verb.form.lemma == "call":
        if low(items, first) not in ("on", "upon"):
            return None
        first += 1
    for at in range(first + 1, min(len(items) - 1, first + 14)):
        if items[at].sort is BitSort.SIGN:
            return None
        if low(items, at + 1) in ("use", "name", "print", "publish", "disclose") and "name" in [
            each.low for each in items[at + 1 : at + 5]
        ]:
            return None
        if low(items, at + 1) == "be" and low(items, at + 2) in ("named", "identified", "quoted"):
            return None
        if low(items, at) == "to" and items[at + 1].low not in DETERMINERS and items[at + 1].sort is BitSort.WORD:
            begins = at - 1 if low(items, at - 1) == "not" else at
            phrase = phrase_from(items, first, begins)
            if phrase is None or has_verb(items, phrase.core, begins):
                return None
            words = NounPhrase(first, begins, phrase.head, phrase.core)
            clause = (frame.base.clause[0], begins)
            return replace(frame.report(EnglishSpeechRule.ORDER, begins), clause=clause, audience=words)
    return None


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
    _accused,
    _question,
    _promise,
    _order,
    _of,
    _doing,
    _clause,
    _noun,
)
"""The frames, the surest first."""
