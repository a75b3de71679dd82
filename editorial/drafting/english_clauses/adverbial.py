"""Adverbials between a verb of saying and what is said: the time, the occasion, and the audience."""

from collections.abc import Sequence

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_clauses.phrase import NounPhrase, begins_phrase, phrase_from
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.sources import AUDIENCES, MEDIA
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
    inquiry trial proceedings stage time behalf turn phone-in chat conversation exchange discussion q&a webinar livestream
    newsletter memoir book study essay
    """
)
"""Where and on what occasion something is said."""

_SPANS_OF_TIME = TIMES - MONTHS - {"last", "this"}
_TIME_ADVERBS = TIMES & ADVERBS
_PASSED_OVER = ADVERBS - {
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
}
_UNITS = TIMES | {"minutes"}
_ENDS_OCCASION = PREPOSITIONS | AUXILIARIES
_SUBJECT_OR_VERB = AUXILIARIES | PRONOUNS - {"her", "it", "them", "him"}
_OF_PLACE = frozenset(
    ("in", "at", "outside", "near", "inside", "on", "during", "after", "before", "from", "by", "over", "via")
)
_HEARERS = AUDIENCES | MEDIA


def adverbial(items: Sequence[Bit], at: int, limit: int) -> tuple[int, NounPhrase | None, bool]:
    """Return where an adverbial that begins at an item ends; and whom it names, and whether that is the audience."""
    item = items[at]
    if (
        item.low in ("only", "simply", "just")
        and at + 1 < limit
        and (is_sign(items, at + 1, ":") or items[at + 1].sort is BitSort.MARKED)
    ):
        return at + 1, None, False
    if item.low in DAYS or item.low in ("yesterday", "today", "tomorrow"):
        return _after_day(items, at, limit), None, False
    if (
        item.low in ("this", "last", "late", "early", "earlier", "next", "later")
        and low(items, at + 1) in _SPANS_OF_TIME
    ):
        return _times(items, at + 1, limit), None, False
    if item.low in _TIME_ADVERBS or item.low in _PASSED_OVER:
        return at + 1, None, False
    if (
        item.low.endswith("ly")
        and item.text.islower()
        and item.low not in ("only", "family", "early", "nearly", "likely")
        and not low(items, at + 1).endswith(("s", "ed"))
    ):
        return at + 1, None, False
    if item.text[:1].isdigit() and low(items, at + 1) in _UNITS and low(items, at + 2) in ("ago", "later", "earlier"):
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
        phrase = audience_at(items, at + 1, limit)
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
        if item.sort is BitSort.SIGN or item.sort is BitSort.MARKED or (number > at + 1 and item.low in _ENDS_OCCASION):
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
        if number > at + 1 and is_sign(items, number, ":") and items[at].low in _OF_PLACE:
            return number
        if items[number].low == "that" and number > at + 1 and low(items, number + 1) not in AUXILIARIES:
            return number
        if items[number].sort in (BitSort.SIGN, BitSort.MARKED) or items[number].low in _SUBJECT_OR_VERB:
            return at
    return at


def audience_at(items: Sequence[Bit], at: int, limit: int) -> NounPhrase | None:
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


def _has_that(items: Sequence[Bit], at: int) -> bool:
    """Whether a clause with "that" follows soon."""
    return any(low(items, number) == "that" for number in range(at + 2, min(len(items), at + 12)))


def _names_alone(items: Sequence[Bit], phrase: NounPhrase) -> NounPhrase:
    """Return a phrase that is cut behind its first names: told Reuters the bank …, told AP's Oslo bureau."""
    last = phrase.first + 1
    while last < phrase.core and (
        items[last].low in ("'s", "’s") or items[last - 1].low in ("'s", "’s") or items[last].low in _HEARERS
    ):
        last += 1
    if (
        low(items, last) == "and"
        and last + 1 < len(items)
        and items[last + 1].sort is BitSort.NAME
        and _has_that(items, last)
    ):
        return NounPhrase(phrase.first, last + 2, last - 1, last)
    if items[last].low == "of" if last < len(items) else False:
        return phrase
    return NounPhrase(phrase.first, last, last - 1, last)
