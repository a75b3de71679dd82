"""Forms of English verbs: which form of which verb a word may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum


class VerbTense(IntEnum):
    """What a form of a verb is. ``PAST`` forms that are participles as well count as past."""

    BASE = 0
    PRESENT = 1
    PAST = 2
    PARTICIPLE = 3
    PROGRESSIVE = 4


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb, and the frames in which the verb stands."""

    lemma: str
    tense: VerbTense
    frames: frozenset[str]


_VOWELS = "aeiou"

_DOUBLED = frozenset(
    {"admit", "stun", "beg", "quip", "tip", "rap", "slam", "vet", "plan", "regret", "refer", "blog", "prod"}
)
"""Verbs whose last consonant is doubled: admitted."""

_IRREGULAR: dict[str, tuple[str, ...]] = {
    "say": ("said",),
    "tell": ("told",),
    "think": ("thought",),
    "feel": ("felt",),
    "find": ("found",),
    "hear": ("heard",),
    "know": ("knew", "known"),
    "write": ("wrote", "written"),
    "read": ("read",),
    "hold": ("held",),
    "mean": ("meant",),
    "put": ("put",),
    "make": ("made",),
    "give": ("gave", "given"),
    "swear": ("swore", "sworn"),
    "forecast": ("forecast", "forecasted"),
    "show": ("showed", "shown"),
    "see": ("saw", "seen"),
    "bet": ("bet",),
    "understand": ("understood",),
    "let": ("let",),
    "shoot": ("shot",),
    "hit": ("hit",),
    "speak": ("spoke", "spoken"),
    "sing": ("sang", "sung"),
    "go": ("went", "gone"),
    "forbid": ("forbade", "forbidden"),
    "begin": ("began", "begun"),
    "teach": ("taught",),
    "bid": ("bade", "bidden"),
    "come": ("came",),
    "tweet": ("tweeted",),
    "undertake": ("undertook", "undertaken"),
    "choose": ("chose", "chosen"),
    "foresee": ("foresaw", "foreseen"),
    "misspeak": ("misspoke",),
    "spit": ("spat",),
    "fight": ("fought",),
    "throw": ("threw", "thrown"),
    "lead": ("led",),
    "leave": ("left",),
}


def forms_of(lemma: str, frames: frozenset[str]) -> Iterator[tuple[str, VerbForm]]:
    """Yield the forms of a verb, the base form first."""
    yield lemma, VerbForm(lemma, VerbTense.BASE, frames)
    yield _with_s(lemma), VerbForm(lemma, VerbTense.PRESENT, frames)
    yield _stem(lemma) + "ing", VerbForm(lemma, VerbTense.PROGRESSIVE, frames)
    irregular = _IRREGULAR.get(lemma)
    if irregular is None:
        yield _past(lemma), VerbForm(lemma, VerbTense.PAST, frames)
        return
    yield irregular[0], VerbForm(lemma, VerbTense.PAST, frames)
    for form in irregular[1:]:
        yield form, VerbForm(lemma, VerbTense.PARTICIPLE, frames)


def _with_s(lemma: str) -> str:
    if lemma == "go":
        return "goes"
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in _VOWELS else lemma + "s"


def _stem(lemma: str) -> str:
    if lemma in _DOUBLED:
        return lemma + lemma[-1]
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1]
    return lemma


def _past(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _stem(lemma) + "ed"
