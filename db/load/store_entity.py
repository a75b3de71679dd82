"""Store the entities of a bundle: keys and Wikidata ids find existing entities; only what is new is written.

Keys of bundles share one namespace across the service. The article whose bundle first described an entity owns the
description; other articles add names, which are removed when their bundles no longer have them. An entity stays when
no bundle has it any more; the next bundle that says something different of it becomes the owner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from db.load.stored_entities import KnownEntities, KnownEntity, KnownName
from db.operation.load_errors import EntityConflict, EntityRedacted
from db.operation.load_report import LoadAction, Stored
from db.reference.survivor_copies import DROP_TAKEN
from db.settle.giver import Giver
from db.settle.said_before import SaidBefore, SaidByItem, held
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.words.name_search import name_columns
from db.write.write import ENTITY, ENTITY_DESCRIPTION, ENTITY_KEY, NAME, Row, RowWrites
from editorial.model.annotation import EntityReading, Name
from editorial.model.vocabulary import NameKind
from editorial.redaction.redaction import MASK

_RANKS = {kind.value: rank for rank, kind in enumerate(NameKind)}
"""The kinds of names, in the order in which names are preferred for display."""

RESTORE_NAME = "delete from removed_name where entity_id = $1 and text = $2 and language = $3"
"""Lets bundles give a name again that an editor removed."""


@dataclass(frozen=True, slots=True)
class StoredEntity(Stored):
    """The outcome of one entity, the ``survivor`` that it was merged into, and whether others were merged into it."""

    survivor: UUID | None
    has_merged: bool


def store_entities(
    writes: RowWrites, known: KnownEntities, giver: Giver, readings: Sequence[EntityReading], before: SaidByItem
) -> list[StoredEntity]:
    """Gather changes of a bundle's entities, and return the outcome of each; raises EntityConflict, EntityRedacted.

    The bundle of an annotation set adds new entities and names, and changes nothing that exists. ``before`` is what the
    bundle said of amended entities.
    """
    by_id: dict[UUID, str] = {}
    stored = []
    for reading in readings:
        each = _store_entity(writes, known, giver, reading, before)
        if by_id.setdefault(each.id, reading.key) != reading.key:
            raise EntityConflict(f"the keys {by_id[each.id]!r} and {reading.key!r} mean the same entity: write it once")
        stored.append(each)
    giver.forget_names(writes, list(by_id))
    return stored


def _store_entity(
    writes: RowWrites, known: KnownEntities, giver: Giver, reading: EntityReading, before: SaidByItem
) -> StoredEntity:
    entity = known.find(reading, before)
    if entity and entity.is_redacted:
        _refuse_identified(entity, reading)
    is_new = entity is None
    if entity is None:
        entity = KnownEntity(new_id(), given_by=giver.owner)
    said, descriptions = before.get(entity.id), list(entity.descriptions.items())
    is_described = _describe(known, entity, reading, giver, said, is_new=is_new)
    changed_names, unclaimed = _store_names(writes, entity, reading, giver, said)
    if reading.key not in entity.keys:
        writes.insert(ENTITY_KEY, {"key": reading.key, "entity_id": entity.id})
    giver.gives_key(writes, entity.id, reading.key)
    known.add(entity, reading.key)
    changed = is_described or changed_names
    if changed:
        entity.version += 1
        _write_entity(writes, entity)
    if descriptions != list(entity.descriptions.items()):
        _write_descriptions(writes, entity)
    is_id_taken = _takes_id(entity, reading, giver)
    description = _stored_description(reading, is_id_taken=is_id_taken)
    if reading.wikidata and not is_id_taken:
        unclaimed.append(reading.wikidata)
    giver.gives(writes, "entity", entity.id, description, unclaimed=unclaimed)
    action = LoadAction.CREATE if is_new else LoadAction.UPDATE if changed else LoadAction.UNCHANGED
    return StoredEntity(reading.key, entity.id, entity.version, action, entity.survivor, entity.has_merged)


def _describe(
    known: KnownEntities,
    entity: KnownEntity,
    reading: EntityReading,
    giver: Giver,
    before: SaidBefore | None,
    *,
    is_new: bool,
) -> bool:
    """Set an entity to what the bundle says, as far as it may change it; return whether anything changed.

    Amended fields stay unless the bundle says something new of them.
    """
    owned = is_new or giver.may_describe(entity.given_by, is_hidden=entity.is_hidden)
    may_replace = giver.is_public or entity.is_hidden
    kept = held(entity.amended, before, _stored_description(reading, is_id_taken=True), may_replace=may_replace)
    wikidata = entity.wikidata
    if "wikidata" not in kept:
        wikidata = known.own_wikidata(entity, reading, is_kept=entity.id not in giver.sole.wikidata)
    is_repeated = giver.said_before(entity.id, _stored_description(reading, is_id_taken=True))
    if owned and not is_repeated:
        return _describe_whole(entity, reading, giver, wikidata, kept)
    if wikidata is None or entity.wikidata is not None:
        return False
    entity.wikidata, entity.amended = wikidata, entity.amended - {"wikidata"}
    return True


def _write_entity(writes: RowWrites, entity: KnownEntity) -> None:
    if entity.has_merged:
        for statement in DROP_TAKEN:
            writes.run_first(statement, [entity.id])
    (writes.replace if entity.is_stored else writes.insert)(ENTITY, _row(entity))


def _write_descriptions(writes: RowWrites, entity: KnownEntity) -> None:
    if entity.is_stored:
        writes.run_first("delete from entity_description where entity_id = $1 and taken_from is null", entity.id)
    writes.texts(ENTITY_DESCRIPTION, entity.id, entity.descriptions)


def _refuse_identified(entity: KnownEntity, reading: EntityReading) -> None:
    """Refuse data that would identify an entity whose names were all redacted; raises EntityRedacted."""
    named = [each for each in reading.names if (each.text, each.language) not in entity.names and MASK not in each.text]
    given = [*(["names"] if named else ()), *(["wikidata"] if reading.wikidata else ())]
    given += ["same_as"] if reading.same_as else []
    if given:
        raise EntityRedacted(
            f"the entity {reading.key!r} was redacted, and the bundle identifies it again by its"
            f" {', '.join(given)}: redact the bundle too, or give the entity another key to create a new one"
        )


def _takes_id(entity: KnownEntity, reading: EntityReading, giver: Giver) -> bool:
    """Return whether the bundle becomes a giver of the Wikidata id that it states; if it does, the id has one now."""
    is_free = reading.wikidata is not None and reading.wikidata == entity.free_wikidata
    is_taken = giver.may_take(is_free=is_free)
    if is_free and is_taken:
        entity.free_wikidata = None
    return is_taken


def _stored_description(reading: EntityReading, *, is_id_taken: bool) -> Row:
    """Return a description in the form stored for every bundle that gives one."""
    wikidata = reading.wikidata if is_id_taken else None
    own = {"kind": reading.kind, "wikidata": wikidata, "same_as": list(reading.same_as)}
    return {**own, "descriptions": [list(each) for each in reading.descriptions.items()]}


def _describe_whole(
    entity: KnownEntity, reading: EntityReading, giver: Giver, wikidata: str | None, kept: frozenset[str]
) -> bool:
    """Set an entity to what its owner's bundle says, but for the fields that are kept; return whether it changed."""
    stored = (entity.kind, entity.wikidata, entity.same_as, entity.descriptions)
    entity.kind = entity.kind if "kind" in kept else reading.kind.value
    entity.wikidata = wikidata
    entity.same_as = entity.same_as if "same_as" in kept else list(reading.same_as)
    entity.descriptions = entity.descriptions if "descriptions" in kept else dict(reading.descriptions)
    if stored == (entity.kind, entity.wikidata, entity.same_as, entity.descriptions):
        return False
    entity.amended = kept
    entity.given_by, entity.describer = giver.owner, giver.describer
    return True


def _row(entity: KnownEntity) -> Row:
    best = min(entity.names, key=lambda each: _rank(entity.names[each]))
    described_by, described_in = entity.describer
    return {
        "id": entity.id,
        "kind": entity.kind,
        "wikidata": entity.wikidata,
        "same_as": entity.same_as,
        "version": entity.version,
        "given_by": entity.given_by,
        "described_by": described_by,
        "described_in": described_in,
        "amended": sorted(entity.amended),
        "label": best[0],
    }


def _rank(name: KnownName) -> tuple[bool, int, int]:
    return name.is_hidden, _RANKS[name.kind], name.ordinal


def _store_names(
    writes: RowWrites, entity: KnownEntity, reading: EntityReading, giver: Giver, said: SaidBefore | None
) -> tuple[bool, list[str]]:
    """Write names that are new or changed, and take back those that the bundle no longer gives.

    Return whether anything was written, and the names of which the bundle does not become a giver.
    """
    following = max((name.ordinal for name in entity.names.values()), default=-1) + 1
    changed = _take_back(writes, entity, reading, giver)
    given: list[tuple[int, str, str]] = []
    unclaimed: list[str] = []
    for name in reading.names:
        before = entity.names.get((name.text, name.language))
        if before is None and _is_removed(entity, name, said):
            unclaimed.append(name.text)
            continue
        if before is None and (name.text, name.language) in entity.removed:
            writes.run_first(RESTORE_NAME, entity.id, name.text, name.language)
        ordinal = before.ordinal if before else following
        following += before is None
        if _takes_name(before, giver):
            given.append((ordinal, name.kind.value, name.script))
        else:
            unclaimed.append(name.text)
        if before is None or not _is_amended(before, name, said):
            changed |= _store_name(writes, entity, name, giver, ordinal=ordinal)
    giver.gives_names(writes, entity.id, given)
    return changed, unclaimed


def _is_removed(entity: KnownEntity, name: Name, said: SaidBefore | None) -> bool:
    """Return whether an editor removed a name that the bundle does not give anew."""
    return (name.text, name.language) in entity.removed and (said is None or name.text in said.unclaimed)


def _is_amended(known: KnownName, name: Name, said: SaidBefore | None) -> bool:
    """Return whether an editor decided on a name's kind, of which the bundle says nothing new."""
    before = said.names.get(known.ordinal) if said else None
    return known.amended and before in (None, (name.kind.value, name.script))


def _takes_name(known: KnownName | None, giver: Giver) -> bool:
    """Return whether the bundle becomes a giver of a name that it has; if it does, the name has one now."""
    if known is None:
        return True
    is_taken = giver.may_take(is_free=known.is_free)
    known.is_given |= is_taken
    return is_taken


def _store_name(writes: RowWrites, entity: KnownEntity, name: Name, giver: Giver, *, ordinal: int) -> bool:
    """Write a name if it is new, or if the bundle may change its kind and does; return whether it was written."""
    before = entity.names.get((name.text, name.language))
    is_ours = before is None or giver.may_describe(before.given_by, is_hidden=before.is_hidden)
    if not is_ours or (before and (before.script, before.kind) == (name.script, name.kind)):
        return False
    if before and giver.sole.kinds.get((entity.id, ordinal)) == (name.kind, name.script):
        return False
    is_hidden = before is not None and before.is_hidden
    entity.names[name.text, name.language] = KnownName(ordinal, name.script, name.kind.value, giver.owner, is_hidden)
    row = {"entity_id": entity.id, "ordinal": ordinal, "text": name.text, "language": name.language}
    row |= {"script": name.script, "kind": name.kind, "given_by": giver.owner, "amended": False}
    row |= name_columns(name.text, name.language)
    (writes.replace if before else writes.insert)(NAME, row)
    return True


def _take_back(writes: RowWrites, entity: KnownEntity, reading: EntityReading, giver: Giver) -> bool:
    """Delete names that no bundle gives any more, release those that others give; return whether any was deleted."""
    wanted = {(name.text, name.language) for name in reading.names}
    ours = [
        each
        for each, name in entity.names.items()
        if giver.owner and name.given_by == giver.owner and each not in wanted
    ]
    gone = [each for each in ours if (entity.id, entity.names[each].ordinal) in giver.sole.names]
    left = [entity.names[each].ordinal for each in ours if each not in gone]
    if gone:
        ordinals = [entity.names.pop(each).ordinal for each in gone]
        writes.run_first("delete from name where entity_id = $1 and ordinal = any($2::integer[])", entity.id, ordinals)
    if left:
        statement = "update name set given_by = null where entity_id = $1 and ordinal = any($2::integer[])"
        writes.run_first(statement, entity.id, left)
    return bool(gone)


async def release_entities(connection: Connection, giver: UUID | None, keys: Sequence[str]) -> None:
    """Release ownership of entities that the article's bundle no longer has, and of their names; both stay."""
    for statement in (
        "update entity e set given_by = null where e.given_by = $1"
        " and not exists (select from entity_key k where k.entity_id = e.id and k.key = any($2::text[]))",
        "update name n set given_by = null where n.given_by = $1"
        " and not exists (select from entity_key k where k.entity_id = n.entity_id and k.key = any($2::text[]))",
    ):
        await connection.execute(statement, giver, keys)
