"""Subjects: whose verb a verb is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.drafting.english_clauses.apposition import (
    apposed_phrase,
    apposition_and_core,
    beyond_relative,
    beyond_who,
    is_description,
    opens_apposition,
)
from editorial.drafting.english_clauses.backward import antecedent_ending, phrase_ending
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, looks_verbal, low
from editorial.drafting.english_clauses.phrase import LONGEST, NounPhrase, phrase_from
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.words import ADVERBS, AUXILIARIES

_SKIPPED = (
    ADVERBS
    | AUXILIARIES
    | listed(
        """
    went go continued liked likes used came tried sought was rushed hastened quick keen
    """
    )
)

_RELATIVE = frozenset(["who", "which", "that"])


@dataclass(frozen=True, slots=True)
class ClauseSubject:
    """The subject of a verb: a phrase; or none, if it is left out and is that of the clause before.

    ``before`` is the number of the first item that belongs to the subject and its verb. ``is_relative`` says that
    the verb stands in a relative clause, of which the phrase is the antecedent.
    """

    phrase: NounPhrase | None
    before: int
    is_relative: bool = False
    is_dropped: bool = False


def subject_before(items: Sequence[Bit], verb: int, floor: int) -> ClauseSubject | None:
    """Return the subject that stands before a verb, or None; nothing before ``floor`` belongs to it."""
    at = _skip_auxiliaries(items, verb, floor)
    if at < verb and items[at].low in ("both", "all") and (at == floor or is_sign(items, at - 1, ",")):
        return ClauseSubject(NounPhrase(at, at + 1, at, at + 1), at)
    if at <= floor:
        return ClauseSubject(None, at, is_dropped=True) if verb > at else None
    before = items[at - 1]
    if before.low in ("and", "but", "then", "or"):
        return ClauseSubject(None, at - 1, is_dropped=True)
    if before.low in _RELATIVE:
        return _relative(items, at - 1, floor)
    if is_sign(items, at - 1, ",–—-"):
        return _beyond_apposition(items, at - 1, floor)
    phrase = phrase_ending(items, at, floor)
    if phrase is None:
        return None
    qualified = beyond_relative(items, phrase.first, floor)
    if qualified is not None:
        return ClauseSubject(replace(qualified, last=at), qualified.first)
    return ClauseSubject(_with_apposed(items, phrase, floor), phrase.first)


def subject_after(items: Sequence[Bit], verb: int, ceiling: int) -> ClauseSubject | None:
    """Return the subject that stands behind its verb: said the minister, who …"""
    phrase = phrase_from(items, verb + 1, ceiling)
    if phrase is None:
        return None
    if is_sign(items, phrase.last, ",") and phrase.last + 2 < ceiling:
        apposed = phrase_from(items, phrase.last + 1, ceiling)
        if apposed is not None and (is_description(items, apposed) or items[apposed.head].sort is BitSort.NAME):
            phrase = replace(phrase, apposed=apposed)
    return ClauseSubject(phrase, verb)


def _skip_auxiliaries(items: Sequence[Bit], verb: int, floor: int) -> int:
    at = verb
    while at > floor:
        word = items[at - 1].low
        if (
            word in _SKIPPED
            or (word.endswith("ly") and word not in ("family", "ally", "italy", "assembly", "july", "weekly", "daily"))
            or (
                word in ("on", "to")
                and low(items, at - 2) in ("went", "go", "continued", "on", "goes", "liked", "likes", "used", "came")
            )
        ):
            at -= 1
        elif word == "," and _is_aside(items, at, floor):
            at = _aside_start(items, at, floor)
        else:
            return at
    return at


def _is_aside(items: Sequence[Bit], at: int, floor: int) -> bool:
    return _aside_start(items, at, floor) < at


def _aside_start(items: Sequence[Bit], at: int, floor: int) -> int:
    """Return where ", however," or ", in turn," before an item begins; the item itself if nothing like it does."""
    for length in (3, 4):
        first = at - length
        if first >= floor and is_sign(items, first, ","):
            words = [items[n].low for n in range(first + 1, at - 1)]
            if words in (
                ["however"],
                ["meanwhile"],
                ["too"],
                ["though"],
                ["in", "turn"],
                ["for", "example"],
                ["in", "contrast"],
            ):
                return first
    return at


def _relative(items: Sequence[Bit], at: int, floor: int) -> ClauseSubject | None:
    """Return the antecedent of a relative pronoun as a subject."""
    end = at - 1 if is_sign(items, at - 1, ",–—") else at
    if (
        items[at].low == "that"
        and end == at
        and items[at - 1].sort is not BitSort.NAME
        and items[at - 1].low in ADVERBS
    ):
        return None
    phrase = (
        apposition_and_core(items, end, floor) if is_sign(items, at - 1, ",") else antecedent_ending(items, end, floor)
    )
    if (
        end > floor
        and items[end - 1].sort is BitSort.NAME
        and (phrase is None or items[phrase.head].sort is not BitSort.NAME)
    ):
        phrase = NounPhrase(end - 1, end, end - 1, end) if end < at or phrase is None else phrase
    return None if phrase is None else ClauseSubject(phrase, at, is_relative=True)


def _beyond_apposition(items: Sequence[Bit], comma: int, floor: int) -> ClauseSubject | None:
    """Return the subject whose apposition or relative clause ends with a comma (or dash) before the verb."""
    signs = items[comma].text
    for opening in range(comma - 1, max(floor, comma - LONGEST), -1):
        if not is_sign(items, opening, signs):
            continue
        if not opens_apposition(items, opening + 1, comma):
            continue
        end = _skip_auxiliaries(items, opening, floor) if opening > floor else opening
        core = phrase_ending(items, end, floor)
        if core is None or looks_verbal(items, end - 1):
            continue
        if items[core.head].text[:1].isdigit() and is_sign(items, core.first - 1, ","):
            continue
        outer = beyond_who(items, core.first, floor)
        if outer is not None:
            return ClauseSubject(outer, outer.first)
        apposed = apposed_phrase(items, opening + 1, comma)
        return ClauseSubject(_with_apposed(items, replace(core, apposed=apposed), floor), core.first)
    return None


def _with_apposed(items: Sequence[Bit], phrase: NounPhrase, floor: int) -> NounPhrase:
    """Return a phrase with the description that stands before it between commas: its chief executive, Per Aune."""
    if (
        phrase.apposed is not None
        or items[phrase.head].sort is not BitSort.NAME
        or not is_sign(items, phrase.first - 1, ",")
    ):
        return phrase
    before = phrase_ending(items, phrase.first - 1, floor)
    if before is None or before.first < floor or not is_description(items, before):
        return phrase
    return phrase
