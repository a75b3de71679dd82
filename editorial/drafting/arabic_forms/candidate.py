"""What may be a name: where it stands, of what kind it is, and by which rule it was found."""

from dataclasses import dataclass, replace

from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind, MentionKind
from editorial.pointer.choice import Stretch


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A name by its words: those from ``first`` to before ``last``; ``weight`` decides between names that overlap.

    ``name`` is its plain form without proclitics. ``identity`` says which entity it is, if the words do not; ``doubt``
    is a sentence for the editor.
    """

    place: Stretch
    first: int
    last: int
    name: str
    kind: EntityKind
    rule: NameRule
    weight: int
    mention: MentionKind = MentionKind.NAME
    identity: str | None = None
    doubt: str | None = None
    confidence: float = 0.8

    def with_identity(self, identity: str, mention: MentionKind | None = None) -> "NameCandidate":
        """Return the same name as one of an entity, perhaps as another kind of mention."""
        return replace(self, identity=identity, mention=mention or self.mention)


@dataclass(frozen=True, slots=True)
class FoundWords:
    """The words that some rule has found, from ``first`` to before ``last``, the first of them without proclitics."""

    first: int
    last: int
    stem: ArabicStem


def candidate(tokens: ArabicTokens, found: FoundWords, kind: EntityKind, rule: NameRule, weight: int) -> NameCandidate:
    """Return a candidate for some words of a text."""
    forms = [found.stem.form, *(tokens.form(number) for number in range(found.first + 1, found.last))]
    place = tokens.start(found.first, found.stem), tokens.all[found.last - 1].end
    return NameCandidate(place, found.first, found.last, " ".join(forms), kind, rule, weight)
