"""What somebody or something is called or accused of."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.drafting.english_clauses.finite import VerbUse, use_of
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_frames.frame import Frame
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_saying.verbs import SAYING
from editorial.drafting.english_saying.words import PRONOUNS

_CALLS_FOR = frozenset(("on", "upon", "for", "off", "in", "at", "to", "from", "back"))


_NAMES = frozenset(["call", "dub", "bill", "label", "brand", "term", "title"])


_FARTHEST = 25
"""How many items behind a verb words in marks may stand that it calls something."""


def called(frame: Frame) -> EnglishReport | None:
    """Return the marked words that somebody or something is called."""
    if not frame.has("called") or (frame.verb.form.lemma == "call" and low(frame.items, frame.verb.last) in _CALLS_FOR):
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
    if item.low == "that" or (
        is_sign(items, at, ",") and low(items, at + 1).endswith("ing") and low(items, at + 1) in SAYING
    ):
        return True
    if item.low in ("and", "but", "while") and at + 1 < len(items):
        return items[at + 1].low in SAYING or items[at + 1].low in PRONOUNS
    return item.low in SAYING and at > first and use_of(items, at, SAYING[item.low]) is VerbUse.ACTIVE


def accused(frame: Frame) -> EnglishReport | None:
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
