"""What a bundle said of amended entities and events when it was last loaded: only what it says anew replaces an amendment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import LiteralString
from uuid import UUID

import orjson

from db.item.table import DATE
from db.settle.giver import Giver
from db.sql.connection import Connection
from db.write.write import Row, encoded

FIELDS: Mapping[str, tuple[LiteralString, ...]] = {
    "kind": ("kind",),
    "wikidata": ("wikidata",),
    "same_as": ("same_as",),
    "descriptions": ("descriptions",),
    "titles": ("titles",),
    "status": ("status",),
    "when": DATE,
    "place": ("place_id",),
    "participants": ("participants",),
}
"""The fields of entities and events that can be amended, each with what ``given`` says of it."""

_SAID = """
    select g.id, g.said::text as said, g.unclaimed, array(
        select n.ordinal::text || ' ' || n.kind || ' ' || n.script from name_giver n
        where (n.entity_id, n.article_id, n.annotation_set) = (g.id, g.article_id, g.annotation_set)
    ) as names
    from given g where g.article_id = $1 and g.annotation_set = $2 and g.id = any($3::uuid[])
"""


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What a bundle said of an item: the columns of ``FIELDS``, the kind and script of each name by number.

    ``unclaimed`` are the names and the Wikidata id that it had without being recorded as giving them.
    """

    said: Mapping[str, object] = field(default_factory=dict)
    unclaimed: frozenset[str] = frozenset()
    names: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    def repeats(self, name: str, now: Mapping[str, object]) -> bool:
        """Return whether the bundle says the same of a field as before; ``now`` is decoded JSON."""
        if name == "wikidata" and now["wikidata"] in self.unclaimed:
            return True
        return all(self.said.get(column) == now[column] for column in FIELDS[name])


SaidByItem = Mapping[UUID, SaidBefore]
"""What a bundle said before, by the ids of items; a bundle that is new, or did not have an item, said nothing of it."""


async def said_before(connection: Connection, giver: Giver, items: Sequence[UUID]) -> SaidByItem:
    """Return what a bundle said of these items when it was last loaded, as far as it is known."""
    if not items:
        return {}
    rows = await connection.fetch(_SAID, *giver.describer, items)
    return {
        row["id"]: SaidBefore(orjson.loads(row["said"]), frozenset(row["unclaimed"]), _names(row["names"]))
        for row in rows
        if row["said"]
    }


def held(amended: Collection[str], before: SaidBefore | None, now: Row, *, may_replace: bool) -> frozenset[str]:
    """Return the amended fields that stay as they are: those of which the bundle says nothing new.

    ``now`` is what it says, as for ``given``. If not ``may_replace``, all of them stay.
    """
    if before is None or not may_replace or not amended:
        return frozenset(amended)
    said = orjson.loads(encoded(now))
    return frozenset(name for name in amended if before.repeats(name, said))


def _names(found: Sequence[str]) -> Mapping[int, tuple[str, str]]:
    split = (each.split(" ") for each in found)
    return {int(ordinal): (kind, script) for ordinal, kind, script in split}
