"""The persons of an article: where they are named, what they are called, and whom a description means."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from editorial.draft.draft import DraftEntity
from editorial.drafting.arabic_saying.classes import ANYBODY, SAME, may_be
from editorial.model.vocabulary import EntityKind, MentionKind

_FAR = 1500
"""The most letters between a person's name and a description that takes it up."""
_MENTIONS = 12
"""The most mentions that are looked at."""


@dataclass(slots=True)
class ArabicPersons:
    """Persons by their places and offices; ``women`` says which of them are women, as far as it is known."""

    entities: dict[str, DraftEntity]
    women: dict[str, bool]
    offices: list[tuple[frozenset[str], str]] = field(default_factory=list)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    heads: dict[str, frozenset[str]] = field(default_factory=dict)
    places: list[tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.places = sorted(
            (mention.place[0], key)
            for key, entity in self.entities.items()
            if entity.kind is EntityKind.PERSON
            for mention in entity.mentions
            if mention.kind is not MentionKind.PRONOUN
        )

    def hold(self, key: str, head: str, forms: frozenset[str]) -> None:
        """Remember that a person holds an office."""
        self.offices.append((forms, key))
        self.words[key] = self.words.get(key, frozenset()) | forms
        self.heads[key] = self.heads.get(key, frozenset()) | {head}

    def meant(self, forms: Sequence[str], at: int, *, is_feminine: bool, is_definite: bool) -> str | None:
        """Return whom a description without a name means; its first form is the head noun."""
        wanted = frozenset(forms) - SAME
        if len(forms) > 1 and (exact := self._unique(wanted)) is not None:
            return exact
        if not is_definite:
            return None
        recent = list(self._recent(at, is_feminine=is_feminine))
        head = forms[0]
        same = (key for key in recent if _equal(head, self.heads.get(key, frozenset())))
        known = next(same, None)
        if known is not None and not (len(wanted) > 1 and self._contradicts(known, wanted)):
            return known
        if len(wanted) == 1 and (held := self._unique(wanted)) is not None:
            return held
        return next((key for key in recent if may_be(head, self.heads.get(key, frozenset()))), None)

    def holder(self, head: str, at: int) -> str | None:
        """Return who holds an office with this head noun: the one named last before a place, or the only one."""
        found = [key for key in self._recent(at, is_feminine=None) if _equal(head, self.heads.get(key, frozenset()))]
        return found[0] if found else None

    def _unique(self, wanted: frozenset[str]) -> str | None:
        found = {key for key, words in self.words.items() if wanted <= words}
        return found.pop() if len(found) == 1 else None

    def _contradicts(self, key: str, wanted: frozenset[str]) -> bool:
        """Whether a description with several words is of another: it shares none but its head."""
        return bool(self.words.get(key)) and len(wanted & self.words[key]) <= 0 and not wanted & ANYBODY

    def _recent(self, at: int, *, is_feminine: bool | None) -> Iterator[str]:
        seen: set[str] = set()
        number = bisect_left(self.places, (at, ""))
        for start, key in reversed(self.places[max(0, number - _MENTIONS) : number]):
            if key in seen or at - start > _FAR:
                continue
            seen.add(key)
            if is_feminine is None or self.women.get(key) in (None, is_feminine):
                yield key


def _equal(head: str, heads: frozenset[str]) -> bool:
    return head in heads or head + "ه" in heads
