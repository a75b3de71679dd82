"""The entities of two drafts as one list: joined by the stored entity, by the places of their mentions, by their names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from editorial.draft.draft import DraftEntity, DraftMention
from editorial.draft.key import UniqueKeys
from editorial.merging.overlap import agreed, disputed
from editorial.pointer.choice import Stretch
from editorial.text.fold import fold_name

OTHER_ENTITY = "The model takes these words for another entity."
OTHER_KIND = "The model takes this for an entity of another kind."


@dataclass(frozen=True, slots=True)
class JoinedEntities:
    """The entities of both drafts; ``keys`` has the key in the list by that in the second draft."""

    entities: tuple[DraftEntity, ...]
    keys: Mapping[str, str]


def join_entities(ours: Sequence[DraftEntity], theirs: Sequence[DraftEntity]) -> JoinedEntities:
    """Return the entities of two drafts, those of the first with their keys, each with what both say of it."""
    same = _same(ours, theirs)
    taken, keys = UniqueKeys(), dict[str, str]()
    for each in ours:
        taken.take(each.key)
    for each in theirs:
        keys[each.key] = same.get(each.key) or taken.take(each.key)
    parts: dict[str, list[DraftEntity]] = {}
    for each in theirs:
        parts.setdefault(keys[each.key], []).append(each)
    free = _Free(ours)
    joined = [_joined(each, parts.pop(each.key, []), free) for each in ours]
    added = (_added(key, entities, free) for key, entities in parts.items())
    found = [*(free.contested(each, keys, theirs) for each in joined), *filter(None, added)]
    left = {each.key for each in found}
    return JoinedEntities(tuple(sorted(found, key=_first)), {old: new for old, new in keys.items() if new in left})


def _first(entity: DraftEntity) -> tuple[bool, int]:
    return not entity.mentions, entity.mentions[0].place[0] if entity.mentions else 0


def _same(ours: Sequence[DraftEntity], theirs: Sequence[DraftEntity]) -> dict[str, str]:
    """Return which entity of ours each of theirs is."""
    at = {mention.place: each.key for each in ours for mention in each.mentions}
    known = {each.known_key: each.key for each in ours if each.known_key}
    named: dict[str, set[str]] = {}
    for each in ours:
        for name in each.names:
            named.setdefault(fold_name(name), set()).add(each.key)
    found: dict[str, str] = {}
    for each in theirs:
        key = known.get(each.known_key) if each.known_key else None
        if key := key or _by_place(each, at) or _by_name(each, named):
            found[each.key] = key
    return found


def _by_place(entity: DraftEntity, at: Mapping[Stretch, str]) -> str | None:
    """Return which of ours has most of an entity's mentions."""
    counts = Counter(at[each.place] for each in entity.mentions if each.place in at)
    key, count = counts.most_common(1)[0] if counts else ("", 0)
    return key if 2 * count > sum(counts.values()) else None


def _by_name(entity: DraftEntity, named: Mapping[str, set[str]]) -> str | None:
    """Return which of ours alone has the fullest name of an entity that any of ours has."""
    for name in entity.names:
        if len(found := named.get(fold_name(name), set())) == 1:
            return next(iter(found))
    return None


class _Free:
    """The places of the text where our draft has no mention yet."""

    def __init__(self, ours: Iterable[DraftEntity]) -> None:
        self._taken = {mention.place for each in ours for mention in each.mentions}
        self._letters = {at for start, end in self._taken for at in range(start, end)}

    def take(self, mentions: Iterable[DraftMention]) -> Iterator[DraftMention]:
        """Yield the mentions that overlap with none."""
        for each in mentions:
            letters = range(*each.place)
            if self._letters.isdisjoint(letters):
                self._letters.update(letters)
                yield each

    def contested(self, entity: DraftEntity, keys: Mapping[str, str], theirs: Iterable[DraftEntity]) -> DraftEntity:
        """Return an entity with a doubt at every mention that is one of another entity for the other draft."""
        others = {
            mention.place: mention.basis for each in theirs if keys[each.key] != entity.key for mention in each.mentions
        }
        mentions = (
            replace(each, basis=disputed(each.basis, others[each.place], OTHER_ENTITY))
            if each.place in others
            else each
            for each in entity.mentions
        )
        return replace(entity, mentions=tuple(mentions))


def _joined(entity: DraftEntity, others: Sequence[DraftEntity], free: _Free) -> DraftEntity:
    """Return an entity with the names and mentions that the other draft has besides."""
    if not others:
        return entity
    also = {mention.place: mention.basis for each in others for mention in each.mentions}
    ours = [
        replace(each, basis=agreed(each.basis, also[each.place])) if each.place in also else each
        for each in entity.mentions
    ]
    added = free.take(mention for each in others for mention in each.mentions)
    names = dict.fromkeys((*entity.names, *(name for each in others for name in each.names)))
    known = next((each.known_key for each in (entity, *others) if each.known_key), None)
    is_same = all(each.kind is entity.kind for each in others)
    first = others[0].basis
    basis = agreed(entity.basis, first) if is_same else disputed(entity.basis, first, OTHER_KIND)
    mentions = tuple(sorted((*ours, *added), key=lambda each: each.place))
    return DraftEntity(entity.key, entity.kind, tuple(names), mentions, basis, known)


def _added(key: str, entities: Sequence[DraftEntity], free: _Free) -> DraftEntity | None:
    """Return an entity that our draft does not have; None if all its places are taken."""
    first, *_ = entities
    mentions = tuple(free.take(first.mentions))
    return replace(first, key=key, mentions=mentions) if mentions else None
