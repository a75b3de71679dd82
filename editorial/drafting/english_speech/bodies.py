"""EnglishBodies: which organisation words such as "the company" or "Kenya's central bank" mean."""

from collections.abc import Sequence

from editorial.draft.draft import Basis, DraftEntity
from editorial.drafting.english_clauses.item import Bit, BitSort
from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.drafting.english_saying.listed import listed
from editorial.drafting.english_saying.sources import COUNTRY_BODIES, MEDIA
from editorial.drafting.english_saying.words import DEFINITE
from editorial.drafting.english_speech.memory import EnglishMemory
from editorial.model.vocabulary import EntityKind

_FIRMS = listed(
    """
    company firm group operator manufacturer automaker carmaker maker retailer chain supermarket startup
    start-up corporation conglomerate business producer supplier developer carrier airline lender insurer
    utility brokerage consultancy consortium brewery shipyard dealership provider platform broadcaster publisher
    builder contractor owner drugmaker chipmaker
    """
)
_CLUBS = frozenset(["club", "team", "side", "franchise"])
_FORMAL = listed(
    """
    ministry department treasury university council committee commission court tribunal board union federation
    association institute agency authority office bureau bank party fund exchange foundation charity trust
    hospital school college museum gallery church mosque library embassy parliament assembly senate league army
    navy police service society network airport port centre center laboratory academy
    """
)
_MEDIA_NAMES = listed(
    """
    reuters ap afp bbc cnn pa upi dpa efe ansa tass xinhua bloomberg guardian times post herald telegraph
    tribune gazette news press radio television tv standard independent observer chronicle mail sun mirror
    express star nation punch vanguard jazeera arabiya sky itv rte abc nbc cbs npr pbs spiegel monde figaro pais
    repubblica journal echo examiner courier argus daily weekly magazine broadcasting broadcaster wire
    """
)


class EnglishBodies:
    """The organisations of an article, and those that it only describes."""

    def __init__(self, memory: EnglishMemory, text: str) -> None:
        self.memory = memory
        self.text = text
        self._numbers = {each.key: number for number, each in enumerate(memory.entities)}
        self.described: dict[str, int] = {}
        self.added: list[DraftEntity] = []

    def number(self, key: str) -> int | None:
        """Return the number of the entity with a key."""
        return self._numbers.get(key)

    def is_medium(self, number: int) -> bool:
        """Return whether an entity looks like a newspaper, an agency or a broadcaster."""
        words = {word.lower().strip("’'s") for name in self.memory.entities[number].names for word in name.split()}
        return bool(words & _MEDIA_NAMES) and self.memory.entities[number].kind is not EntityKind.PERSON

    def meant(self, items: Sequence[Bit], phrase: NounPhrase) -> int | None:
        """Return the organisation that a description means, or None."""
        head, place = items[phrase.head].low, items[phrase.first].start
        owner = next((items[at] for at in range(phrase.first, phrase.head) if items[at].sort is BitSort.NAME), None)
        if owner is not None and self._is_body(owner.entity) and head in MEDIA | _FIRMS | {"group", "club", "side"}:
            return owner.entity
        by_name = self._by_name(head, place)
        if by_name is not None and owner is None:
            return by_name
        if owner is not None:
            return by_name
        if items[phrase.first].low not in DEFINITE:
            return None
        return self._by_sort(head, place)

    def _is_body(self, number: int) -> bool:
        return self.memory.entities[number].kind in (EntityKind.ORGANIZATION, EntityKind.GROUP)

    def _by_name(self, head: str, place: int) -> int | None:
        """Return the organisation in whose name the noun is, the last before a place."""
        found = [
            (max((each.place[0] for each in entity.mentions if each.place[0] < place), default=-1), number)
            for number, entity in enumerate(self.memory.entities)
            if entity.kind is not EntityKind.PERSON
            and entity.kind is not EntityKind.WORK
            and any(head == word.lower() for name in entity.names for word in name.replace("-", " ").split())
        ]
        return max(found)[1] if found and max(found)[0] >= 0 else None

    def _by_sort(self, head: str, place: int) -> int | None:
        """Return the organisation last spoken of that may be called so."""
        if head in COUNTRY_BODIES or (head in _FORMAL and head not in ("bank",)):
            return None
        for at, number in reversed(self.memory.subjects):
            if (
                at < place
                and self.memory.entities[number].kind is EntityKind.ORGANIZATION
                and not self.is_medium(number)
            ):
                return number
        found = [
            (max((each.place[0] for each in entity.mentions if each.place[0] < place), default=-1), number)
            for number, entity in enumerate(self.memory.entities)
            if entity.kind is EntityKind.ORGANIZATION and not self.is_medium(number)
        ]
        return max(found)[1] if found and max(found)[0] >= 0 else None


def described_basis() -> Basis:
    """Return the basis of an entity that the text only describes."""
    return Basis("NAME_DESCRIBED", 0.6)
