"""Add to entities the places where the text describes them, if they speak or relay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from editorial.draft.draft import Basis, DraftEntity, DraftMention, DraftQuote
from editorial.drafting.english_clauses.item import Bit, BitSort, EnglishSentence
from editorial.drafting.english_clauses.look import low
from editorial.drafting.english_saying.sources import BODIES, ROLES
from editorial.drafting.english_sources.bodies import EnglishBodies
from editorial.drafting.english_sources.roles import RoleBeside
from editorial.model.vocabulary import AttributionRole, MentionKind
from editorial.pointer.choice import Stretch

_BESIDE = Basis("NAME_ROLE_BESIDE", 0.85)
_INSTEAD = Basis("NAME_ROLE_INSTEAD", 0.75)
_AGAIN = Basis("NAME_ROLE_AGAIN", 0.65)

_DEFINITE = frozenset(("the", "The"))


def with_descriptions(
    entities: Sequence[DraftEntity],
    quotes: Iterable[DraftQuote],
    roles: Sequence[RoleBeside],
    described: Sequence[tuple[int, Stretch]],
    sentences: Iterable[EnglishSentence],
    bodies: EnglishBodies,
) -> tuple[DraftEntity, ...]:
    """Return the entities with their descriptions, beside their names and instead of them."""
    speaking = {
        link.entity
        for quote in quotes
        for link in quote.chain
        if link.entity is not None and link.role is not AttributionRole.TOLD_TO
    }
    found: dict[Stretch, tuple[int, Basis]] = {}
    for entity, place in described:
        found.setdefault(place, (entity, _INSTEAD))
    for role in roles:
        if entities[role.entity].key in speaking and not role.is_rank:
            found.setdefault(role.place, (role.entity, _BESIDE))
    heads = _heads(entities, roles, described, sentences := list(sentences), speaking)
    starts, ends = {start for start, _ in found}, {end for _, end in found}
    for entity, place in (*_again(sentences, heads), *_bodies_again(sentences, bodies, entities, speaking)):
        if ends.isdisjoint(range(place[0] + 1, place[1] + 1)) and place[1] not in starts:
            found[place] = entity, _AGAIN
    return tuple(_with(number, entity, found) for number, entity in enumerate(entities))


def _with(number: int, entity: DraftEntity, found: dict[Stretch, tuple[int, Basis]]) -> DraftEntity:
    taken = [each.place for each in entity.mentions]
    added = [
        DraftMention(place, MentionKind.DESCRIPTION, basis)
        for place, (owner, basis) in found.items()
        if owner == number and place not in taken
    ]
    if not added:
        return entity
    return replace(entity, mentions=tuple(sorted((*entity.mentions, *added), key=lambda each: each.place)))


def _heads(
    entities: Sequence[DraftEntity],
    roles: Sequence[RoleBeside],
    described: Sequence[tuple[int, Stretch]],
    sentences: Sequence[EnglishSentence],
    speaking: set[str],
) -> dict[str, tuple[int, int]]:
    """Return the nouns that mean one speaker in this article."""
    heads: dict[str, set[int]] = {}
    begins: dict[str, int] = {}
    for role in roles:
        heads.setdefault(role.head, set()).add(role.entity)
        begins.setdefault(role.head, role.place[0])
    ends = {place[1]: entity for entity, place in described}
    for sentence in sentences:
        for item in sentence.items:
            if item.end in ends and item.is_word:
                heads.setdefault(item.low, set()).add(ends[item.end])
                begins.setdefault(item.low, item.start)
    return {
        head: (next(iter(owners)), begins[head])
        for head, owners in heads.items()
        if len(owners) == 1 and entities[next(iter(owners))].key in speaking
    }


def _again(sentences: Iterable[EnglishSentence], heads: dict[str, tuple[int, int]]) -> Iterator[tuple[int, Stretch]]:
    """Yield where a noun that means a speaker stands with "the" and without a name."""
    for sentence in sentences:
        items = sentence.items
        for at, item in enumerate(items):
            if item.is_word and item.low in heads and at and items[at - 1].text in _DEFINITE and _is_free(items, at):
                entity, begins = heads[item.low]
                if item.start > begins:
                    yield entity, (items[at - 1].start, item.end)


def _bodies_again(
    sentences: Iterable[EnglishSentence], bodies: EnglishBodies, entities: Sequence[DraftEntity], speaking: set[str]
) -> Iterator[tuple[int, Stretch]]:
    """Yield where "the" and a noun in its name, or beside it, mean a body that speaks: the board, the bank."""
    for sentence in sentences:
        items = sentence.items
        for at, item in enumerate(items):
            if item.is_word and item.low in BODIES and at and items[at - 1].text in _DEFINITE and _is_free(items, at):
                number = bodies.by_name(item.low, item.start)
                if number is not None and entities[number].key in speaking:
                    yield number, (items[at - 1].start, item.end)


def _is_free(items: Sequence[Bit], at: int) -> bool:
    if at + 1 >= len(items):
        return True
    after = items[at + 1]
    if after.sort is BitSort.NAME or after.low in ("of", "for"):
        return False
    return after.low not in ROLES or low(items, at + 1) == ""
