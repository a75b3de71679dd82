"""A bundle as the source of names and descriptions for entities and events that other bundles may name too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import orjson

from db.sql.connection import Connection
from db.write.write import ENTITY_KEY_GIVER, GIVEN, NAME_GIVER, Row, RowWrites, encoded
from editorial.model.reading import Reading
from editorial.model.vocabulary import ReviewState

_SOLE_NAMES = """
    select l.entity_id, l.ordinal from name_giver l
    where l.article_id = $1 and l.annotation_set = $2 and not exists (
        select from name_giver o
        where (o.entity_id, o.ordinal) = (l.entity_id, l.ordinal) and (o.article_id, o.annotation_set) <> ($1, $2)
    )
"""
_SOLE_IDS = """
    select e.id from entity e join given g on g.id = e.id and g.said ->> 'wikidata' = e.wikidata
    where g.article_id = $1 and g.annotation_set = $2 and not exists (
        select from given o
        where o.id = e.id and o.said ->> 'wikidata' = e.wikidata and (o.article_id, o.annotation_set) <> ($1, $2)
    )
"""
_RELEASE_ENTITIES = """
    update given g set is_released = true, state = case when g.hidden then 'DRAFT' else g.state end
    where g.article_id = $1 and g.annotation_set = $2 and g.type = 'entity' and not g.is_released
        and not exists (select from entity_key k where k.entity_id = g.id and k.key = any($3::text[]))
"""
_RELEASE_EVENTS = """
    update given g set is_released = true, state = case when g.hidden then 'DRAFT' else g.state end
    where g.article_id = $1 and g.annotation_set = $2 and g.type = 'event' and not g.is_released
        and not exists (select from event_key k where k.event_id = g.id and k.key = any($3::text[]))
"""

Place = tuple[UUID, int]
"""A name, by its entity and number."""


_SAID = """
    select id, said::text as said from given
    where article_id = $1 and annotation_set = $2 and not is_released and said is not null
"""
_SAID_NAMES = """
    select entity_id, ordinal, kind::text as kind, script from name_giver
    where article_id = $1 and annotation_set = $2
"""


@dataclass(frozen=True, slots=True)
class Sole:
    """What a bundle gave when it was last loaded and no other bundle gives: names, and the Wikidata ids of entities.

    ``said`` is all that it said of entities and events, and ``kinds`` the kind and script of all its names.
    """

    names: frozenset[Place] = frozenset()
    wikidata: frozenset[UUID] = frozenset()
    said: Mapping[UUID, Mapping[str, object]] = field(default_factory=dict)
    kinds: Mapping[Place, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Giver:
    """The bundle of an article, or of one of its annotation sets; ``is_public`` if everybody certainly sees all of it.

    ``sole`` is what only it gives, nothing if the article ``is_new``.
    """

    article_id: UUID
    annotation_set: str
    state: ReviewState
    is_public: bool
    is_new: bool = False
    sole: Sole = Sole()

    @property
    def owner(self) -> UUID | None:
        """The article, as the owner of what its own bundle describes; None for the bundle of an annotation set."""
        return self.article_id if self.annotation_set == "" else None

    @property
    def describer(self) -> tuple[UUID, str]:
        """The values by which an entity or event records whose description it has."""
        return self.article_id, self.annotation_set

    def may_describe(self, given_by: UUID | None, *, is_hidden: bool) -> bool:
        """Return whether it may describe an existing item with this owner or none; ``is_hidden`` if nobody sees it.

        If everybody sees an item and no article owns it, only a bundle that everybody sees describes it again.
        """
        if self.owner is None:
            return False
        return given_by == self.owner or (given_by is None and (is_hidden or self.is_public))

    def said_before(self, id_: UUID, said: Row) -> bool:
        """Return whether it said the same of an item when it was last loaded, so that nothing has to change."""
        before = self.sole.said.get(id_)
        return before is not None and before == orjson.loads(encoded(said))

    def wrote_before(self, id_: UUID, said: Row) -> bool:
        """Return whether it has the same words for an event as when it was last loaded, to whichever days they led."""
        before = self.sole.said.get(id_)
        return before is not None and _words_of(before) == _words_of(orjson.loads(encoded(said)))

    def may_take(self, *, is_free: bool) -> bool:
        """Return whether it becomes a giver of what it names; ``is_free`` if everybody sees it though no bundle gives it.

        A bundle that not everybody sees would be its only giver, and hide it.
        """
        return self.is_public or not is_free

    def gives(self, writes: RowWrites, type_: str, id_: UUID, said: Row, *, unclaimed: Sequence[str] = ()) -> None:
        """Record that it gives an item, what it says of it, and the names and id that it has but ``may_take`` not."""
        row: dict[str, object] = {"id": id_, "article_id": self.article_id, "annotation_set": self.annotation_set}
        row |= {"type": type_, "said": said, "state": self.state, "is_released": False}
        row["unclaimed"] = list(unclaimed)
        writes.replace(GIVEN, row)

    def gives_key(self, writes: RowWrites, entity_id: UUID, key: str) -> None:
        """Record the key by which it names an entity."""
        row = {"entity_id": entity_id, "article_id": self.article_id, "annotation_set": self.annotation_set, "key": key}
        (writes.insert if self.is_new else writes.replace)(ENTITY_KEY_GIVER, row)

    def gives_names(self, writes: RowWrites, entity_id: UUID, names: Sequence[tuple[int, str, str]]) -> None:
        """Record the names that it gives to an entity, each as number, kind and script, after ``forget_names``."""
        for ordinal, kind, script in names:
            row: dict[str, object] = {"entity_id": entity_id, "ordinal": ordinal, "article_id": self.article_id}
            writes.insert(NAME_GIVER, {**row, "annotation_set": self.annotation_set, "kind": kind, "script": script})

    def forget_names(self, writes: RowWrites, entity_ids: Sequence[UUID]) -> None:
        """Forget the recorded names that it gave to these entities, before they are recorded again."""
        if self.is_new:
            return
        statement = (
            "delete from name_giver where article_id = $1 and annotation_set = $2 and entity_id = any($3::uuid[])"
        )
        writes.run_first(statement, *self.describer, entity_ids)


def _words_of(said: Mapping[str, object]) -> dict[str, object]:
    """Return what a bundle says of an event, without what its words for a date were resolved to."""
    resolved = {"earliest", "latest", "start_latest", "end_earliest", "precision", "qualifier"}
    resolved |= set() if said["base_given"] else {"base"}
    resolved |= set() if said["edtf_given"] or said["expression"] is None else {"edtf"}
    return {name: value for name, value in said.items() if name not in resolved}


async def sole_of(connection: Connection, article_id: UUID, annotation_set: str) -> Sole:
    """Return what a bundle gave when it was last loaded."""
    names = await connection.fetch(_SOLE_NAMES, article_id, annotation_set)
    ids = await connection.fetch(_SOLE_IDS, article_id, annotation_set)
    said = await connection.fetch(_SAID, article_id, annotation_set)
    kinds = await connection.fetch(_SAID_NAMES, article_id, annotation_set)
    return Sole(
        frozenset((row["entity_id"], row["ordinal"]) for row in names),
        frozenset(row["id"] for row in ids),
        {row["id"]: orjson.loads(row["said"]) for row in said},
        {(row["entity_id"], row["ordinal"]): (row["kind"], row["script"]) for row in kinds},
    )


async def release(connection: Connection, giver: Giver, reading: Reading) -> None:
    """Record which items a bundle gave before and no longer has."""
    entities, events = [each.key for each in reading.entities], [each.key for each in reading.events]
    await connection.execute(_RELEASE_ENTITIES, *giver.describer, entities)
    await connection.execute(_RELEASE_EVENTS, *giver.describer, events)
