"""The entities of a model's answer: those that the text mentions, each stored one once, with keys from their names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from editorial.draft.draft import Basis, DraftEntity, DraftMention
from editorial.draft.key import UniqueKeys, as_key
from editorial.draft.raw_article import EntityOnFile, RawArticle
from editorial.held.answer import ModelAnswer
from editorial.held.finding import WordsSought
from editorial.held.pointing import Pointing
from editorial.held.shape import listed, mappings, text_of, word_of
from editorial.model.vocabulary import EntityKind, MentionKind
from editorial.pointer.choice import Stretch
from editorial.text.fold import fold_name

MOST_ENTITIES = 500
MOST_NAMES = 20
MOST_MENTIONS = 300

SPELT = "The words stand in the text in another spelling."
SEVERAL = "The words stand in several places, and the first was taken."


@dataclass(slots=True)
class _Found:
    """An entity as it is found: names and mentions of all items of the answer that are it."""

    kind: EntityKind
    known: EntityOnFile | None
    names: dict[str, None] = field(default_factory=dict)
    mentions: dict[Stretch, DraftMention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeldEntities:
    """The entities that the text mentions; ``keys`` has their keys by what links of the answer may call them."""

    entities: tuple[DraftEntity, ...]
    keys: Mapping[str, str]

    def key(self, said: str) -> str | None:
        """Return the key of the entity that a link of the answer names."""
        return self.keys.get(said) or self.keys.get(fold_name(said))


def held_entities(answer: ModelAnswer, article: RawArticle, pointing: Pointing, basis: Basis) -> HeldEntities:
    """Return the entities of an answer that stand in the text, in the order of the text."""
    return _Holding(article, pointing, basis).held(mappings(answer, "entities", MOST_ENTITIES, pointing.drops))


class _Holding:
    def __init__(self, article: RawArticle, pointing: Pointing, basis: Basis) -> None:
        self._pointing, self._basis = pointing, basis
        self._known: dict[str, EntityOnFile] = {}
        for entity in article.known:
            for name in entity.names:
                self._known.setdefault(fold_name(name), entity)
        self._found: dict[str, _Found] = {}
        self._taken: set[Stretch] = set()

    def held(self, items: Iterable[dict[str, ModelAnswer]]) -> HeldEntities:
        called: dict[str, _Found] = {}
        unique: dict[int, _Found] = {}
        for item in items:
            found = self._read(item)
            if found:
                unique[id(found)] = found
                called.setdefault(text_of(item, "key"), found)
        ordered = sorted(unique.values(), key=lambda each: min(each.mentions))
        taken = UniqueKeys()
        drafted = [(each, self._entity(each, taken)) for each in ordered]
        keys = {id(found): entity.key for found, entity in drafted}
        names = {fold_name(name): entity.key for found, entity in reversed(drafted) for name in found.names}
        return HeldEntities(
            tuple(entity for _, entity in drafted), names | {said: keys[id(found)] for said, found in called.items()}
        )

    def _read(self, item: dict[str, ModelAnswer]) -> _Found | None:
        """Return what an item of the answer is; None if the text does not mention it."""
        names = self._names(item)
        known = next((self._known[fold] for name in names if (fold := fold_name(name)) in self._known), None)
        identity = known.key if known else fold_name(names[0]) if names else ""
        kind = known.kind if known else word_of(item, "kind", EntityKind, EntityKind.OTHER)
        found = self._found.get(identity) or _Found(kind, known)
        found.names.update(dict.fromkeys(names))
        for mention in self._mentions(item, names):
            if mention.place not in self._taken:
                self._taken.add(mention.place)
                found.mentions[mention.place] = mention
        if not found.mentions:
            return None
        if identity:
            self._found[identity] = found
        return found

    def _names(self, item: dict[str, ModelAnswer]) -> list[str]:
        """Return the names that stand in the text, as they are spelt there."""
        names = dict[str, None]()
        for each in listed(item, "names", MOST_NAMES, self._pointing.drops):
            hit = self._pointing.hit(each, is_name=True)
            if hit:
                names[self._pointing.finder.body[slice(*hit.place)]] = None
        return list(names)

    def _mentions(self, item: dict[str, ModelAnswer], names: Iterable[str]) -> Iterable[DraftMention]:
        """Yield the mentions of an item; if it gives none, every place of its names."""
        given = listed(item, "mentions", MOST_MENTIONS, self._pointing.drops)
        for each in given:
            kind = word_of(each, "kind", MentionKind, MentionKind.NAME)
            yield from self._mention(each, kind)
        if not given:
            for name in sorted(names, key=len, reverse=True):
                places = self._pointing.finder.places(WordsSought(name, is_name=True))
                yield from (
                    DraftMention(place, MentionKind.NAME, self._basis) for place in places if self._is_free(place)
                )

    def _mention(self, item: ModelAnswer, kind: MentionKind) -> Iterable[DraftMention]:
        hit = self._pointing.hit(item, is_name=kind in (MentionKind.NAME, MentionKind.METONYM))
        if hit is None:
            return
        place, is_sure = hit.place, hit.is_sure
        if place in self._taken and not is_sure:  # the same words again mean their next place
            words = WordsSought(self._pointing.finder.body[slice(*place)])
            others = (each for each in self._pointing.finder.places(words) if each not in self._taken)
            place = next(others, place)
        doubts = () if hit.is_exact else (SPELT,)
        yield DraftMention(place, kind, Basis(self._basis.rule, self._basis.confidence, doubts))

    def _is_free(self, place: Stretch) -> bool:
        return not any(start <= place[0] and place[1] <= end for start, end in self._taken)

    def _entity(self, found: _Found, taken: UniqueKeys) -> DraftEntity:
        body = self._pointing.finder.body
        mentions = tuple(found.mentions[place] for place in sorted(found.mentions))
        words = next(iter(found.names), body[slice(*mentions[0].place)])
        key = taken.take(found.known.key if found.known else as_key(words, "entity"))
        names = tuple(sorted(found.names, key=len, reverse=True))
        return DraftEntity(key, found.kind, names, mentions, self._basis, found.known.key if found.known else None)
