"""What arguments, filters and parameters are given in order to find what is hidden, by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from graphql import GraphQLEnumType, GraphQLInputType, get_named_type

from tests.visibility.world import MARKS, TABLES, World, ids_in, wikidata_of

TELLING_NOTHING = frozenset(
    (
        *("first", "after", "last", "before", "orderBy", "labelLanguage", "cursors", "limit", "wait", "bucket", "bom"),
        *("relayerRole", "relationType", "facetSize", "certainty", "languages"),
    )
)
"""Arguments that say how an answer is to look or which part of it is wanted, and by which nothing is found."""

OF_TABLES: Mapping[str, tuple[str, ...]] = {
    "article": ("article",),
    "entity": ("entity",),
    **dict.fromkeys(
        ("publisher", "mentions", "speaker", "via", "claimant", "about", "participant", "place"), ("entity",)
    ),
}
"""The names of arguments that are ids, and of what; those of others can be ids of anything."""

DATES = ("2025-12", "2026")
NOTHING = str(UUID(int=4711 << 64))
"""An id that nothing has."""


@dataclass(frozen=True, slots=True)
class Values:
    """What is asked by: ids with their tables, texts that hidden things have, instants."""

    ids: Mapping[str, str]
    instants: Sequence[datetime]

    def ids_of(self, *tables: str) -> list[str]:
        """Return the ids of some tables; of all of them if none is named."""
        return [id_ for id_, table in self.ids.items() if table in (tables or TABLES)]

    def of(self, name: str, kind: GraphQLInputType) -> list[str]:
        """Return the values that are tried for an argument, none if it finds nothing; raises KeyError if nobody said which."""
        named = get_named_type(kind)
        if name in TELLING_NOTHING or str(named) == "Boolean":
            return []
        if isinstance(named, GraphQLEnumType):
            return list(named.values)
        if str(named) == "ID" and name in ("id", "ids", *OF_TABLES):
            return [*self.ids_of(*OF_TABLES.get(name, ())), NOTHING]
        return list(self._texts()[name])

    def texts(self, name: str) -> list[str]:
        """Return the texts that are tried for an argument."""
        return list(self._texts()[name])

    def _texts(self) -> Mapping[str, Sequence[str]]:
        words = [*(f"Person {mark}" for mark in MARKS), *MARKS, "Alias alldraft", "Alias withheldfirst", "قال شيئا"]
        return {
            "slug": MARKS,
            "url": [f"https://example.org/{mark}" for mark in MARKS],
            "wikidata": [wikidata_of(mark) for mark in MARKS],
            **dict.fromkeys(("name", "search", "text"), [*words, "John Coale", "Redactedname"]),
            "assertedBy": [f"Desk of {mark}" for mark in MARKS],
            "annotationSet": ["set-addeddraft", ""],
            **dict.fromkeys(("said", "overlaps"), DATES),
            **dict.fromkeys(("publishedFrom", "publishedTo"), ["2025-12-13T12:00:00Z"]),
            "language": ["ar", "en"],
            "asOf": [each.isoformat() for each in self.instants],
        }


async def values_of(world: World, dsn: str) -> Values:
    """Return what a database is asked by: everything that is hidden in it, and one published thing of each table."""
    hidden, seen = await ids_in(dsn, hidden=True), await ids_in(dsn, hidden=False)
    one = {table: id_ for id_, table in seen.items()}
    return Values(hidden | {id_: table for table, id_ in one.items()}, list(world.instants.values()))
