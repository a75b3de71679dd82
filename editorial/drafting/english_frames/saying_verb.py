"""Verbs of saying where they stand in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.drafting.english_clauses.finite import VerbUse, use_of
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_saying.conjugation import VerbForm
from editorial.drafting.english_saying.verbs import PARTICLES, SAYING


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb of saying in a sentence."""

    at: int
    last: int
    form: VerbForm
    use: VerbUse


def _goes_on_in_marks(items: Sequence[Bit], at: int) -> bool:
    """Whether words in marks follow: he goes, “…”."""
    at += at < len(items) and items[at].text in (",", ":")
    return at < len(items) and items[at].sort is BitSort.MARKED


def verb_at(items: Sequence[Bit], at: int) -> SayingVerb | None:
    """Return the verb of saying that an item is, with its particle, or None."""
    item = items[at]
    if item.sort is not BitSort.WORD:
        return None
    form = SAYING.get(item.low)
    if form is None or (use := use_of(items, at, form)) is VerbUse.NONE:
        return None
    if form.lemma == "go" and _goes_on_in_marks(items, at + 1):
        return SayingVerb(at, at + 1, form, use)
    particles = PARTICLES.get(form.lemma)
    if particles is None:
        return SayingVerb(at, at + 1, form, use)
    return SayingVerb(at, at + 2, form, use) if low(items, at + 1) in particles else None
