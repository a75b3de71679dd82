"""Where that which is reported ends: before another report, or before what the article adds."""

from collections.abc import Sequence
from types import MappingProxyType

from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import has_verb, is_sign, looks_verbal, low
from editorial.drafting.english_frames.report import EnglishReport, EnglishSpeechRule
from editorial.drafting.english_frames.saying_verb import verb_at
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.words import COORDINATORS, NEGATIONS, RELATIVES, STATES, SUBJECT_PRONOUNS

_NEW_CLAUSE = listed(
    """
    and but while whereas although though as yet because
    """
)


_KEPT_BACK = listed(
    "say comment elaborate give disclose name specify provide confirm explain identify reveal detail offer"
)


_ENDING_TALK = MappingProxyType(
    {
        "hung": ("up",),
        "rang": ("off",),
        "walked": ("away", "off", "out"),
        "stormed": ("out", "off"),
        "put": ("down",),
        "declined": ("to",),
        "refused": ("to",),
        "left": ("the",),
        "closed": ("the",),
        "shut": ("the",),
    }
)
"""What ends a talk, and the words that must follow."""


_WHAT_IT_IS = listed(
    """
    figure claim charge number accusation allegation remark comment suggestion assertion statement number sum price version
    position view phrase line description account term argument estimate total promise pledge
    """
)


def cut_by(items: Sequence[Bit], report: EnglishReport, other: EnglishReport, first: int) -> int | None:
    """Return where the content of a report ends because of a later one, or None if that one stands in it."""
    begins, before = other.clause[0], other.clause[0] - 1
    if other.is_aside and begins >= first:
        return before if is_sign(items, before, ",") else begins
    if begins < first or (other.reason is EnglishSpeechRule.CUE_NOUN and not is_sign(items, before, ",")):
        return None
    if other.reason is EnglishSpeechRule.ACCORDING:
        return before if is_sign(items, before, ",–—(") else begins
    if other.is_participle:
        return before if is_sign(items, before, ",–—") else None
    if other.is_dropped and report.reason is EnglishSpeechRule.ACCORDING:
        return None
    if other.is_dropped:
        return _before_coordinated(items, begins)
    return _before_new_clause(items, before)


def _before_coordinated(items: Sequence[Bit], begins: int) -> int | None:
    """Return where a clause ends before "and said", "but warned"."""
    if low(items, begins) not in COORDINATORS:
        return None
    return begins - 1 if is_sign(items, begins - 1, ",;") else begins


def _before_new_clause(items: Sequence[Bit], before: int) -> int | None:
    """Return where a clause ends before another main clause: "; the mayor said", ", while the mayor said", ", in which"."""
    if low(items, before) == "which" and low(items, before - 1) in ("in", "during") and is_sign(items, before - 2, ","):
        return before - 2
    if is_sign(items, before, ";"):
        return before
    return before - 1 if low(items, before) in _NEW_CLAUSE and is_sign(items, before - 1, ",;") else None


def own_end(items: Sequence[Bit], first: int, last: int) -> int:
    """Return where a clause ends before what the article adds: ", and cut …", ", despite …"."""
    for at in range(first + 3, last - 1):
        if _stops_saying(items, at):
            return at - 1 if is_sign(items, at - 1, ",") else at
        if _is_comment(items, at) or (is_sign(items, at, ";") and has_verb(items, at + 1, last)):
            return at
        if low(items, at) == "as" and items[at + 1].sort is BitSort.MARKED and items[first - 1].low == "that":
            return at
        if not is_sign(items, at, ","):
            continue
        after = low(items, at + 1)
        if after in ("despite", "amid") or (after == "in" and low(items, at + 2) == "spite"):
            return at
        if (
            after in ("and", "but")
            and at + 2 < last
            and items[at + 2].low not in STATES
            and looks_verbal(items, at + 2)
        ):
            return at
    return last


def _stops_saying(items: Sequence[Bit], at: int) -> bool:
    """Whether a clause tells what the speaker did not say, or did next: but would not elaborate, and hung up."""
    if items[at].low not in ("and", "but", "then", "before"):
        return False
    after, second = low(items, at + 1), low(items, at + 2)
    if after in _ENDING_TALK:
        return second in _ENDING_TALK[after]
    is_negated = second == "not" or after in NEGATIONS
    verb = low(items, at + 3) if second == "not" else second
    return is_negated and verb in _KEPT_BACK


def _is_comment(items: Sequence[Bit], at: int) -> bool:
    """Whether the article says something of what was said: , a figure that the museum disputes."""
    return (
        is_sign(items, at, ",")
        and low(items, at + 1) in ("a", "an", "the")
        and low(items, at + 2) in _WHAT_IT_IS
        and (low(items, at + 3) in RELATIVES or low(items, at + 3) in SUBJECT_PRONOUNS)
    )


def relative_end(items: Sequence[Bit], report: EnglishReport, first: int, last: int) -> int:
    """Return where a relative clause ends: at a comma that the verb of the main clause follows."""
    for at in range(first + 1, last - 1):
        if is_sign(items, at, ",") and (looks_verbal(items, at + 1) or _is_saying(items, at + 1)):
            return at
    return last


def _is_saying(items: Sequence[Bit], at: int) -> bool:
    return verb_at(items, at) is not None and not items[at].low.endswith("ing")
