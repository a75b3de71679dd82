"""The gender of persons, as titles, descriptions and first names tell it, for pronouns."""

from collections.abc import Iterable, Sequence

from editorial.draft.draft import DraftEntity
from editorial.drafting.english_clauses.item import Bit, BitSort, EnglishSentence
from editorial.drafting.english_clauses.look import is_sign, low
from editorial.drafting.english_saying.first_names import FEMALE_NAMES, MALE_NAMES
from editorial.drafting.english_saying.sources import MEN, WOMEN
from editorial.drafting.english_sources.roles import RoleBeside
from editorial.model.vocabulary import EntityKind

_GENDERED = WOMEN | MEN


def genders_of(
    entities: Sequence[DraftEntity], roles: Iterable[RoleBeside], sentences: Iterable[EnglishSentence]
) -> dict[int, str]:
    """Return the gender, "f" or "m", of the persons for whom something tells it."""
    found: dict[int, str] = {}
    for number, entity in enumerate(entities):
        if entity.kind is EntityKind.PERSON and (gender := _by_first_name(entity)):
            found[number] = gender
    for role in roles:
        if role.head in WOMEN or role.head in MEN:
            found[role.entity] = "f" if role.head in WOMEN else "m"
    for sentence in sentences:
        for at, item in enumerate(sentence.items[1:], 1):
            if item.sort is BitSort.NAME and (word := _title_word(sentence.items, at)) in _GENDERED:
                found[item.entity] = "f" if word in WOMEN else "m"
    return found


def _by_first_name(entity: DraftEntity) -> str | None:
    first = (entity.names[0] if entity.names else "").replace("-", " ").split(" ")[0].lower()
    if first in FEMALE_NAMES:
        return "f"
    return "m" if first in MALE_NAMES else None


def _title_word(items: Sequence[Bit], at: int) -> str:
    return low(items, at - 2) if is_sign(items, at - 1, ".") else low(items, at - 1)
