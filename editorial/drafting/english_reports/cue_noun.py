"""Reports by nouns of saying: his claim that …, he denied reports that …"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from editorial.drafting.english_clauses.backward import phrase_ending
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import looks_verbal, low
from editorial.drafting.english_clauses.phrase import NounPhrase, phrase_from
from editorial.drafting.english_clauses.subject import subject_before
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_saying.cue_nouns import CUE_NOUNS, REJECTING, UNOWNED
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    RELATIVES,
    STATES,
    SUBJECT_PRONOUNS,
)
from editorial.model.vocabulary import Stance

_BETWEEN = listed(
    """
    by from of on to in yesterday today this last
    """
)
_APOSTROPHES = frozenset(("'s", "’s", "'", "’"))
_FARTHEST = 8

_OWNING = DETERMINERS | _APOSTROPHES


def noun_report_at(items: Sequence[Bit], at: int, floor: int) -> EnglishReport | None:
    """Return the report of a noun of saying that a clause with "that" follows."""
    item = items[at]
    if (
        item.sort is not BitSort.WORD
        or item.low not in CUE_NOUNS
        or low(items, at - 1) in ("to", "who", "they", "we", "i")
    ):
        return None
    that = _that(items, at)
    if that is None:
        return None
    first = _first(items, at, floor)
    base = EnglishReport(
        EnglishSpeechRule.CUE_NOUN,
        (at, at + 1),
        (first, that),
        ((that + 1, _end(items, first, that + 1, floor)),),
        is_unknown=True,
        has_that=True,
    )
    for read in (_by_whom, _made_or_rejected, _owned):
        report = read(items, first, floor, base)
        if report is not None:
            return report
    return base if item.low in UNOWNED else None


def _that(items: Sequence[Bit], at: int) -> int | None:
    """Return the number of the "that" which opens the clause."""
    for number in range(at + 1, min(len(items) - 1, at + _FARTHEST)):
        if low(items, number) == "that":
            is_relative = low(items, number + 1) in STATES
            is_near = number == at + 1 or low(items, at + 1) in _BETWEEN
            return number if is_near and not is_relative and not _lacks_object(items, number) else None
        if items[number].sort is BitSort.SIGN:
            return None
    return None


def _lacks_object(items: Sequence[Bit], that: int) -> bool:
    """Whether "that" is the object of a short clause: a report that she showed me."""
    end = next((n for n in range(that + 1, min(len(items), that + 6)) if items[n].sort is BitSort.SIGN), None)
    if end is None or end - that < 3:
        return False
    last = items[end - 1].low
    is_verb = looks_verbal(items, end - 1) or last in ("me", "us", "him", "her", "them")
    return is_verb and not any(items[n].low in STATES for n in range(that + 1, end))


def _end(items: Sequence[Bit], first: int, at: int, floor: int) -> int:
    """Return where the clause ends: before the verb of the sentence, if the noun is its subject."""
    if first > floor + 2:
        return len(items)
    verbs = [n for n in range(at + 1, len(items)) if looks_verbal(items, n)]
    for before, verb in pairwise(verbs):
        if all(items[n].low in ADVERBS or items[n].low in AUXILIARIES for n in range(before + 1, verb)):
            if items[before].low not in STATES and items[verb].low not in ("been", "being"):
                return verb
        elif _has_no_subject(items, before + 1, verb):
            return verb
    return len(items)


def _has_no_subject(items: Sequence[Bit], first: int, verb: int) -> bool:
    """Whether nothing between two verbs opens another clause."""
    return not any(
        items[n].sort in (BitSort.SIGN, BitSort.MARKED)
        or items[n].low in CONJUNCTIONS
        or items[n].low in RELATIVES
        or items[n].low in SUBJECT_PRONOUNS
        or items[n].low in ("how", "what", "why", "whether", "to")
        for n in range(first, verb)
    )


def _first(items: Sequence[Bit], at: int, floor: int) -> int:
    """Return the number of the first word that qualifies the noun, without its determiner."""
    first = at
    while first > floor and at - first < 4:
        item = items[first - 1]
        if item.sort is not BitSort.WORD or item.low in _OWNING or item.low in REJECTING:
            break
        first -= 1
    return first


def _made_or_rejected(items: Sequence[Bit], first: int, floor: int, base: EnglishReport) -> EnglishReport | None:
    """Return the report of somebody who makes, or rejects, such a claim."""
    verb = first - 1
    while verb > floor and low(items, verb) in DETERMINERS:
        verb -= 1
    if verb < floor or low(items, verb) not in REJECTING:
        return None
    subject = subject_before(items, verb, floor)
    if subject is None or (subject.phrase is None and not subject.is_dropped):
        return None
    return replace(
        base,
        cue=(verb, base.cue[1]),
        clause=(subject.before, base.clause[1]),
        subject=subject.phrase,
        is_unknown=False,
        is_dropped=subject.is_dropped,
        is_relative=subject.is_relative,
        stance=Stance.DENIED if REJECTING[low(items, verb)] else Stance.ASSERTED,
    )


def _by_whom(items: Sequence[Bit], first: int, floor: int, base: EnglishReport) -> EnglishReport | None:
    after = base.cue[1]
    source = phrase_from(items, after + 1, base.clause[1]) if low(items, after) in ("by", "from") else None
    return None if source is None else replace(base, subject=source, is_unknown=False)


def _owned(items: Sequence[Bit], first: int, floor: int, base: EnglishReport) -> EnglishReport | None:
    """Return the report of the owner: the minister's claim, her claim."""
    owner: NounPhrase | None = None
    if low(items, first - 1) in _APOSTROPHES:
        owner = phrase_ending(items, first - 1, floor)
    elif low(items, first - 1) in POSSESSIVES:
        owner = NounPhrase(first - 1, first, first - 1, first)
    if owner is None:
        return None
    return replace(base, subject=owner, is_unknown=False, clause=(owner.first, base.clause[1]))
