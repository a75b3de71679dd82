"""What somebody promises, or is urged, asked or ordered, to do."""

from dataclasses import replace

from editorial.drafting.english_clauses.item import BitSort
from editorial.drafting.english_clauses.look import has_verb, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_frames.frame import Frame
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_saying.words import DETERMINERS


def promise(frame: Frame) -> EnglishReport | None:
    at = frame.opening.at
    if not frame.has("to") or low(frame.items, at) != "to" or at + 1 >= len(frame.items):
        return None
    return frame.report(EnglishSpeechRule.INFINITIVE, at)


def order(frame: Frame) -> EnglishReport | None:
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
