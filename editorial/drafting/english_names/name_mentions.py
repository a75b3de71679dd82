"""Mentions of names before it is known which of them are the same."""

from dataclasses import dataclass

from editorial.drafting.english_runs.lexicon import ListedName
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind
from editorial.pointer.choice import Stretch


@dataclass(frozen=True, slots=True)
class EnglishMention:
    """A mention of a name. ``words`` are its words without signs; ``first`` and ``last`` its tokens, half open.

    ``metonym_of`` is the key of the entity for which the name stands. ``known_key`` is that of a stored entity.
    """

    place: Stretch
    text: str
    words: tuple[str, ...]
    first: int
    last: int
    kind: EntityKind
    rule: NameRule
    listed: ListedName | None = None
    is_titled: bool = False
    metonym_of: str | None = None
    known_key: str | None = None
