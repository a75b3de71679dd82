"""Whether a word that may be a form of a verb of saying is one here, and how it is used."""

from collections.abc import Sequence
from enum import IntEnum

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import is_sign, looks_verbal, low
from editorial.drafting.english_saying.conjugation import VerbForm, VerbTense
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.plain_verbs import AT_END, OF_TEAMS, PLAINLY_VERBS
from editorial.drafting.english_saying.sources import BODIES, COLLECTIVES, DOCUMENTS, ROLES
from editorial.drafting.english_saying.verbs import PARTICLES
from editorial.drafting.english_saying.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
)


class VerbUse(IntEnum):
    """How a form of a verb is used. ``PARTICIPLE``: "adding that …", whose subject is that of the main verb."""

    NONE = 0
    ACTIVE = 1
    PASSIVE = 2
    PARTICIPLE = 3


_POSSESSIVE = frozenset(("'s", "’s"))

_STANDING_ALONE = listed("all both each many some few several most others one another two three four neither none")
_POINTING = frozenset(("this", "that"))

_LEADING = listed(
    """
    on continued continues rushed liked likes used came
    """
)

_WOULD_SAY = frozenset(["say", "add", "tell", "argue", "suggest"])

_BEFORE_SAY = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(("final", "more", "not", "never", "n't", "and", "or", "let", "us", "me", "him"))
)
"""Words after which "say" is a noun, or no verb with a subject."""


_INNER = PREPOSITIONS | frozenset(("close", "familiar", "near", "seen", "obtained", "reviewed", "who", "interviewed"))


_BEFORE_NOUNS = DETERMINERS - _STANDING_ALONE
_PASSED_OVER = ADVERBS - {"both", "all"}
_BEFORE_VERBS = AUXILIARIES | ADVERBS | NEGATIONS | {"to"}
_BEFORE_GERUNDS = DETERMINERS | {"of", "for", "about", "from", "no", "their", "its"}
_NO_SUBJECTS = PREPOSITIONS | DETERMINERS
_BEGINS_OBJECT = DETERMINERS | PRONOUNS | {"that", "to", "of", "against"}
_LIKELY_SUBJECTS = PRONOUNS | ROLES | DOCUMENTS | BODIES
_NO_PLURALS = TIMES | BE | HAVE | PREPOSITIONS | DETERMINERS
_GOVERNING = PREPOSITIONS - {"on"}
_SURELY_BE = BE - {"'s"}


def use_of(items: Sequence[Bit], at: int, form: VerbForm) -> VerbUse:
    """Return how a form of a verb of saying is used at an item; ``NONE`` if it is a noun or says nothing."""
    back = _before(items, at)
    before = low(items, back)
    if items[at].text[:1].isupper() and at > 0 and items[at].text.lower() != "said":
        return VerbUse.NONE
    if form.tense is VerbTense.PROGRESSIVE:
        return _progressive(items, at, before)
    if before in _POSSESSIVE and _is_noun_like(items, at, form):
        return VerbUse.NONE
    if before in _BEFORE_NOUNS and not (before in _POINTING and form.tense >= VerbTense.PAST):
        return VerbUse.NONE
    if _is_negated(items, at) and form.lemma not in ("deny", "doubt", "dispute"):
        return VerbUse.NONE
    if form.tense is VerbTense.BASE:
        return _base(items, at, form, back)
    if form.tense is VerbTense.PRESENT:
        return _present(items, at, form, back)
    if form.lemma == "go" and before in ("he", "she"):
        return VerbUse.ACTIVE
    return _past(items, at, form, back)


def _present(items: Sequence[Bit], at: int, form: VerbForm, back: int) -> VerbUse:
    before = low(items, back)
    is_behind_marks = at >= 2 and items[back - 1].sort is BitSort.MARKED
    if before in ("he", "she", "i") and (is_behind_marks or form.lemma == "go"):
        return VerbUse.ACTIVE
    if form.lemma in PARTICLES and low(items, at + 1) in PARTICLES[form.lemma]:
        return VerbUse.ACTIVE
    return VerbUse.ACTIVE if before not in PREPOSITIONS and _may_be_verb(items, at, form) else VerbUse.NONE


def _before(items: Sequence[Bit], at: int) -> int:
    """Return the number of the item before a verb that is no adverb."""
    back = at - 1
    while back >= 0 and (
        items[back].low in _PASSED_OVER
        or (items[back].low.endswith("ly") and items[back].low not in ("family", "ally"))
    ):
        back -= 1
    return back


def _is_negated(items: Sequence[Bit], at: int) -> bool:
    number = at - 1
    while number >= 0 and at - number < 5 and items[number].low in _BEFORE_VERBS:
        if items[number].low in NEGATIONS:
            return True
        number -= 1
    return False


def _progressive(items: Sequence[Bit], at: int, before: str) -> VerbUse:
    if before in BE:
        return VerbUse.ACTIVE
    if before in _BEFORE_GERUNDS or before in _POSSESSIVE:
        return VerbUse.NONE
    return VerbUse.PARTICIPLE


def _is_noun_like(items: Sequence[Bit], at: int, form: VerbForm) -> bool:
    return form.tense in (VerbTense.BASE, VerbTense.PRESENT) or low(items, at - 1) in _POSSESSIVE


def _may_be_verb(items: Sequence[Bit], at: int, form: VerbForm) -> bool:
    """Whether a form in -s is a verb and not the plural of a noun."""
    if form.lemma in PLAINLY_VERBS:
        return True
    after = items[at + 1] if at + 1 < len(items) else None
    if is_sign(items, at + 1, ".") and form.lemma in AT_END:
        return items[at - 1].low in _LIKELY_SUBJECTS
    if after is None or low(items, at - 1) in _NO_SUBJECTS:
        return False
    if after.low in ("that", "how", "why", "whether") and not looks_verbal(items, at - 1):
        return True
    if after.sort in (BitSort.MARKED, BitSort.NAME) or after.low in _BEGINS_OBJECT or after.text == ":":
        return at > 0 and (
            items[at - 1].sort is BitSort.NAME or items[at - 1].low in _LIKELY_SUBJECTS or is_sign(items, at - 1, ",")
        )
    return False


def _base(items: Sequence[Bit], at: int, form: VerbForm, back: int) -> VerbUse:
    before = low(items, back)
    if back < 0:
        return VerbUse.NONE
    if before == "to":
        return VerbUse.ACTIVE if low(items, back - 1) in _LEADING else VerbUse.NONE
    if before in MODALS or before in ("'d", "’d"):
        is_telling = form.lemma in _WOULD_SAY and before in ("would", "will", "did", "do", "'ll", "’ll", "'d", "’d")
        return VerbUse.ACTIVE if is_telling else VerbUse.NONE
    if before in ("i", "we", "they", "who", "you"):
        return VerbUse.ACTIVE
    item = items[back]
    if before in COLLECTIVES or (
        item.sort is BitSort.WORD and before.endswith("s") and not before.endswith("ss") and before not in _NO_PLURALS
    ):
        return VerbUse.ACTIVE
    if (
        item.sort is BitSort.NAME
        and form.lemma in OF_TEAMS
        and low(items, at + 1) not in PREPOSITIONS
        and at + 1 < len(items)
    ):
        return VerbUse.ACTIVE
    if _has_plural_subject(items, at, back) and _begins_complement(items, at + 1):
        return VerbUse.ACTIVE
    is_said = form.lemma == "say" and before not in _BEFORE_SAY and item.sort is not BitSort.MARKED
    return VerbUse.ACTIVE if is_said and (item.sort is not BitSort.SIGN or item.text in ",–—)") else VerbUse.NONE


def _has_plural_subject(items: Sequence[Bit], at: int, back: int) -> bool:
    """Whether the words before a verb begin with a plural: sources close to the player (claim)."""
    for number in range(back, max(-1, back - 9), -1):
        item = items[number]
        if item.sort in (BitSort.SIGN, BitSort.MARKED) or item.low in AUXILIARIES or item.low in PRONOUNS:
            return False
        if low(items, number + 1) not in _INNER or number == at - 1:
            continue
        if item.low in COLLECTIVES or (item.low in DOCUMENTS and item.low.endswith("s")):
            return True
    return False


def _begins_complement(items: Sequence[Bit], at: int) -> bool:
    word = low(items, at)
    if word == "in":
        return any(low(items, number) == "that" for number in range(at + 2, min(len(items), at + 6)))
    return word in ("that", "he", "she", "they", "it", "there", "how", "why", "whether")


def _past(items: Sequence[Bit], at: int, form: VerbForm, back: int) -> VerbUse:
    before = low(items, back)
    if before in _SURELY_BE or (before in ("been", "being")):
        return VerbUse.PASSIVE
    if before == "'s" or before == "’s":
        return (
            VerbUse.ACTIVE if form.tense is VerbTense.PARTICIPLE and low(items, back - 1) in PRONOUNS else VerbUse.NONE
        )
    if form.tense is VerbTense.PARTICIPLE and before not in HAVE and form.lemma not in ("show",):
        return VerbUse.NONE
    if before in HAVE:
        return VerbUse.ACTIVE
    if before in _GOVERNING or "learnt" in form.frames:
        return VerbUse.NONE
    return VerbUse.ACTIVE
