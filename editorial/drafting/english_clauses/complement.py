"""Complements: what a verb of saying reports, and where that ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.phrase import (
    LONGEST,
    NounPhrase,
    begins_phrase,
    has_verb,
    is_sign,
    low,
    phrase_from,
)
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.sources import AUDIENCES
from editorial.drafting.english_saying.verbs import SAYING
from editorial.drafting.english_saying.words import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
)

_OCCASIONS = listed(
    """
    statement interview conference briefing email e-mail letter post tweet message speech address report note
    release memo video broadcast call hearing meeting rally event ceremony filing blog column article editorial
    podcast remarks comments forum summit session debate court parliament response reply answer writing
    affidavit testimony text communique communiqué presser twitter x facebook instagram telegram tiktok linkedin
    television tv radio air camera record programme program show evidence verdict ruling judgment sermon
    presentation study paper announcement order bulletin condition anonymity website site side sidelines visit
    press dispatch phone telephone trip tour match game race training launch opening service funeral inquest
    inquiry trial proceedings stage time behalf turn phone-in
    """
)
"""Where and on what occasion something is said."""

_ADVERBIAL_CLAUSES = frozenset(
    ["as", "after", "before", "while", "because", "since", "until", "although", "though", "whereas", "than"]
)

_INDIRECT_QUESTION = listed(
    """
    whether if why how what when where who which
    """
)


@dataclass(frozen=True, slots=True)
class ComplementOpening:
    """What follows a verb of saying before that which is said.

    ``at`` is the number of the item after it. ``audience`` is to whom it was said; ``medium`` is with whom an
    interview was, or to whom a letter went. ``has_that`` says whether "that" stands there, which ``at`` is behind.
    """

    at: int
    audience: NounPhrase | None = None
    medium: NounPhrase | None = None
    has_that: bool = False
    has_colon: bool = False
    has_comma: bool = False
    skipped_place: bool = False


def opening_after(items: Sequence[Bit], at: int, *, takes_audience: bool) -> ComplementOpening:
    """Return what stands between a verb of saying and what is said: the audience, the time and the occasion."""
    audience: NounPhrase | None = None
    medium: NounPhrase | None = None
    limit = min(len(items), at + LONGEST)
    comma = -1
    place = False
    if takes_audience:
        audience = _audience(items, at, limit)
        at = audience.last if audience is not None else at
    while at < limit:
        item = items[at]
        if item.low == "that" and _introduces_clause(items, at):
            return ComplementOpening(at + 1, audience, medium, has_that=True)
        if is_sign(items, at, ":") or (
            is_sign(items, at, "–—-") and at + 1 < limit and items[at + 1].sort is BitSort.MARKED
        ):
            return ComplementOpening(at + 1, audience, medium, has_colon=True)
        if is_sign(items, at, ","):
            if (
                comma >= 0
                and items[at - 1].sort is not BitSort.MARKED
                and at + 1 < limit
                and items[at + 1].low != "that"
                and place
            ):
                return ComplementOpening(comma, audience, medium, skipped_place=place)
            comma = at
            if not _goes_on_after_comma(items, at, limit):
                return ComplementOpening(at, audience, medium, has_comma=False, skipped_place=place)
            at += 1
            continue
        step, found, is_audience = _adverbial(items, at, limit)
        if step <= at:
            break
        place = place or item.low in PREPOSITIONS
        if found is not None and is_audience:
            audience = audience or found
        elif found is not None:
            medium = medium or found
        at = step
    return ComplementOpening(at, audience, medium, has_comma=comma == at - 1 and comma >= 0, skipped_place=place)


def _goes_on_after_comma(items: Sequence[Bit], at: int, limit: int) -> bool:
    """Whether after a comma what is said may still follow: words in marks, "that", a date's year, or another adverbial."""
    if at + 1 >= limit:
        return False
    after = items[at + 1]
    if after.sort is BitSort.MARKED or (after.low == "that" and _introduces_clause(items, at + 1)):
        return True
    if after.text.isdigit() and len(after.text) == 4 and items[at - 1].text.isdigit():
        return True
    for number in range(at + 1, min(limit, at + 20)):
        if is_sign(items, number, ","):
            closing = items[number + 1] if number + 1 < limit else None
            return (
                closing is not None
                and (
                    (closing.low == "that" and _introduces_clause(items, number + 1)) or closing.sort is BitSort.MARKED
                )
                and not any(items[n].low in SAYING for n in range(at + 1, number))
            )
        if is_sign(items, number, ";:."):
            return False
    return False


def _introduces_clause(items: Sequence[Bit], at: int) -> bool:
    return at + 1 < len(items) and not is_sign(items, at + 1, ".,;")


def _audience(items: Sequence[Bit], at: int, limit: int) -> NounPhrase | None:
    """Return to whom something is told; a clause may follow directly."""
    if at >= limit or items[at].low == "that" or not begins_phrase(items, at):
        return None
    phrase = phrase_from(items, at, limit)
    if phrase is None:
        return None
    if items[at].sort is BitSort.NAME:
        return _names_alone(items, phrase)
    for number in range(phrase.first, phrase.core):
        if number > phrase.first and items[number].low in AUDIENCES and number + 1 < phrase.core:
            return NounPhrase(phrase.first, number + 1, number, number + 1)
    if items[at].low in AUDIENCES:
        return NounPhrase(at, at + 1, at, at + 1)
    return phrase


def _names_alone(items: Sequence[Bit], phrase: NounPhrase) -> NounPhrase:
    """Return a phrase that is cut behind its first names: told Reuters the bank …, told AP's Oslo bureau."""
    last = phrase.first + 1
    while last < phrase.core and (
        items[last].low in ("'s", "’s") or items[last - 1].low in ("'s", "’s") or items[last].low in AUDIENCES
    ):
        last += 1
    if items[last].low == "of" if last < len(items) else False:
        return phrase
    return NounPhrase(phrase.first, last, last - 1, last)


def _adverbial(items: Sequence[Bit], at: int, limit: int) -> tuple[int, NounPhrase | None, bool]:
    """Return where an adverbial that begins at an item ends; and whom it names, and whether that is the audience."""
    item = items[at]
    if item.low in DAYS or item.low in ("yesterday", "today", "tomorrow"):
        return _after_day(items, at, limit), None, False
    if item.low in ("this", "last", "late", "early", "earlier", "next", "later") and low(
        items, at + 1
    ) in TIMES - MONTHS - {"last", "this"}:
        return _times(items, at + 1, limit), None, False
    if item.low in TIMES & ADVERBS or item.low in ADVERBS - {
        "both",
        "all",
        "not",
        "no",
        "there",
        "here",
        "only",
        "rather",
        "almost",
        "nearly",
        "even",
        "just",
        "first",
    }:
        return at + 1, None, False
    if (
        item.low.endswith("ly")
        and item.text.islower()
        and item.low not in ("only", "family", "early", "nearly", "likely")
        and not low(items, at + 1).endswith(("s", "ed"))
    ):
        return at + 1, None, False
    if (
        item.text[:1].isdigit()
        and low(items, at + 1) in TIMES | {"minutes"}
        and low(items, at + 2) in ("ago", "later", "earlier")
    ):
        return at + 3, None, False
    if (
        items[at].low in DETERMINERS
        and low(items, at + 1) in TIMES
        and low(items, at + 2) in ("ago", "later", "earlier")
    ):
        return at + 3, None, False
    if item.low in PREPOSITIONS:
        return _prepositional(items, at, limit)
    return at, None, False


def _after_day(items: Sequence[Bit], at: int, limit: int) -> int:
    at += 1
    while at < limit and items[at].low in ("morning", "afternoon", "evening", "night", "lunchtime"):
        at += 1
    return at


def _times(items: Sequence[Bit], at: int, limit: int) -> int:
    while at < limit and (items[at].low in TIMES or items[at].text.isdigit()):
        at += 1
    return at


def _prepositional(items: Sequence[Bit], at: int, limit: int) -> tuple[int, NounPhrase | None, bool]:
    """Return where words with a preposition end if they are of time or occasion, and whom they name."""
    word = items[at].low
    that = _that_after(items, at, limit)
    if word == "to" and at + 1 < limit:
        phrase = _audience(items, at + 1, limit)
        if phrase is not None and (items[phrase.head].sort is BitSort.NAME or items[phrase.head].low in AUDIENCES):
            return phrase.last, phrase, True
        return (
            (that, None, False)
            if that > at and phrase is not None and items[at + 1].low in DETERMINERS
            else (at, None, False)
        )
    end = at + 1
    while end < limit and (
        items[end].low in TIMES
        or items[end].text.rstrip("sthndr").isdigit()
        or (items[end].low in DETERMINERS and low(items, end + 1) in TIMES)
    ):
        end += 1
    if end > at + 1 and (items[end - 1].low in TIMES or items[end - 1].text[:1].isdigit()):
        while (
            end + 1 < limit
            and is_sign(items, end, ",")
            and items[end + 1].text.isdigit()
            and len(items[end + 1].text) == 4
        ):
            end += 2
            if is_sign(items, end, ","):
                end += 1
        return end, None, False
    occasion = _occasion(items, at, limit)
    if occasion is not None:
        return (that, *occasion[1:]) if that > occasion[0] else occasion
    return (that, None, False) if that > at else (at, None, False)


def _occasion(items: Sequence[Bit], at: int, limit: int) -> tuple[int, NounPhrase | None, bool] | None:
    """Return the end of "in an interview with …", "at a news conference in Oslo", and with whom it was."""
    for number in range(at + 1, min(limit, at + 8)):
        item = items[number]
        if (
            item.sort is BitSort.SIGN
            or item.sort is BitSort.MARKED
            or (number > at + 1 and item.low in PREPOSITIONS | AUXILIARIES)
        ):
            return None
        if item.low in _OCCASIONS and low(items, number + 1) not in _OCCASIONS:
            return _qualified(items, number + 1, limit)
    return None


def _qualified(items: Sequence[Bit], at: int, limit: int) -> tuple[int, NounPhrase | None, bool]:
    medium: NounPhrase | None = None
    while at + 1 < limit and items[at].low in (
        "with",
        "to",
        "on",
        "in",
        "at",
        "by",
        "for",
        "from",
        "of",
        "after",
        "before",
        "during",
    ):
        phrase = phrase_from(items, at + 1, limit)
        if phrase is None:
            break
        if items[phrase.first].sort is BitSort.NAME and phrase.core - phrase.first > 1:
            phrase = _names_alone(items, phrase)
        elif items[phrase.first].low in DETERMINERS and any(
            items[n].sort is BitSort.NAME for n in range(phrase.first, phrase.last)
        ):
            name = next(n for n in range(phrase.first, phrase.last) if items[n].sort is BitSort.NAME)
            phrase = NounPhrase(phrase.first, name + 1, name, name + 1)
        if items[at].low in ("with", "to") and medium is None:
            medium = phrase
        at = phrase.last
    return at, medium, False


def _that_after(items: Sequence[Bit], at: int, limit: int) -> int:
    """Return the number of the next "that", if nothing but a short phrase stands before it; else ``at``."""
    for number in range(at + 1, min(limit, at + 14)):
        if items[number].low == "that" and number > at + 1 and low(items, number + 1) not in AUXILIARIES:
            return number
        if items[number].sort in (BitSort.SIGN, BitSort.MARKED) or items[number].low in AUXILIARIES | PRONOUNS - {
            "her",
            "it",
            "them",
            "him",
        }:
            return at
    return at


def begins_clause(items: Sequence[Bit], at: int) -> bool:
    """Return whether a clause without "that" may begin at an item: a subject, and later a verb."""
    if at >= len(items):
        return False
    item = items[at]
    if item.sort is BitSort.MARKED:
        return True
    if item.sort is BitSort.SIGN:
        return item.text in "$£€¥#@" and has_verb(items, at + 1, len(items))
    if item.low in ("so", "nothing", "yes", "sorry", "goodbye", "otherwise", "that") and at + 2 >= len(items):
        return False
    if item.low in _INDIRECT_QUESTION - {"what", "if"} or item.low in _ADVERBIAL_CLAUSES:
        return False
    if item.low in ("of", "to", "about", "for", "by"):
        return False
    return has_verb(items, at + 1, len(items)) or any(each.sort is BitSort.MARKED for each in items[at + 1 :])


def is_indirect_question(items: Sequence[Bit], at: int) -> bool:
    """Return whether an indirect question begins at an item."""
    return low(items, at) in _INDIRECT_QUESTION and at + 1 < len(items) and not is_sign(items, at + 1, ".,;")
