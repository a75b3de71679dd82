"""What arguments, filters and parameters are given in order to find what is hidden, by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from graphql import GraphQLEnumType, GraphQLInputType, get_named_type

from tests.visibility.bundles import wikidata_of
from tests.visibility.world import TABLES, ids_in

PASSED_OVER: Mapping[str, str] = {
    **dict.fromkeys(("after", "last", "before"), "a place in a list: lists are read page by page"),
    **dict.fromkeys(("first", "limit", "totalCount", "facets", "cursors", "buckets"), "a part of every question"),
    "wait": "how long to wait for what comes later",
}
"""Arguments for which no values are tried, with the reason."""

OF_TABLES: Mapping[str, tuple[str, ...]] = {
    "article": ("article",),
    "entity": ("entity",),
    **dict.fromkeys(
        ("publisher", "mentions", "speaker", "via", "claimant", "about", "participant", "place"), ("entity",)
    ),
}
"""The names of arguments that are ids, and of what; those of others can be ids of anything."""

DATES = ("2025-12",)
INSTANT = "2025-12-13T12:00:00Z"
NOTHING = str(UUID(int=4711 << 64))
"""An id that nothing has."""


@dataclass(frozen=True, slots=True)
class Values:
    """What is asked by: ids with their tables, texts that hidden things have, instants."""

    ids: Mapping[str, str]
    marks: Sequence[str]
    instants: Sequence[datetime]

    def ids_of(self, *tables: str) -> list[str]:
        """Return the ids of some tables; of all of them if none is named."""
        return [id_ for id_, table in self.ids.items() if table in (tables or TABLES)]

    def of(self, name: str, kind: GraphQLInputType) -> list[str]:
        """Return the values that are tried for an argument, none if it finds nothing; raises KeyError if nobody said which."""
        named = get_named_type(kind)
        if name in PASSED_OVER:
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
        words = [f"Person {self.marks[0]}", *self.marks, "قال شيئا"]
        return {
            "slug": self.marks,
            "url": [f"https://example.org/{slug}" for slug in (*self.marks, "open")],
            "wikidata": [wikidata_of(mark) for mark in self.marks],
            "reference": [*self.marks, *(f"person-{mark}" for mark in self.marks), *self.ids_of()],
            "beginning": [*(mark[:4] for mark in self.marks), "person"],
            "name": [*words, "John Coale"],
            "key": [*self.marks, *(f"person-{mark}" for mark in self.marks), "coale"],
            "search": words,
            "text": words,
            "assertedBy": [f"Desk of {mark}" for mark in self.marks],
            "annotationSet": ["set-addeddraft", "set of nobody"],
            "said": DATES,
            "overlaps": DATES,
            "publishedFrom": [INSTANT],
            "publishedTo": [INSTANT],
            "language": ["ar"],
            "labelLanguage": ["fr"],
            "facetSize": ["1"],
            "bom": ["true"],
            "long": ["true"],
            "asOf": [each.isoformat() for each in self.instants],
        }


async def values_of(dsn: str, marks: Sequence[str], instants: Sequence[datetime], *, ids: int) -> Values:
    """Return what a database is asked by: so many hidden ids of each table and a published one, marks, and instants."""
    hidden, seen = await ids_in(dsn, hidden=True), await ids_in(dsn, hidden=False)
    some = [id_ for table in TABLES for id_ in [each for each in hidden if hidden[each] == table][:ids]]
    one = {table: id_ for id_, table in seen.items()}
    asked = {id_: hidden[id_] for id_ in some} | {id_: table for table, id_ in one.items()}
    return Values(asked, marks, instants)
