"""Digests: one number over all visible items, which the owner of a copy can compute too and compare.

An item's hash is SHA-256 of its type, a stroke, its id, a colon and its data, exactly as in the feed and in
snapshots. The digest of a set of items is the exclusive or of their hashes: the order does not matter, and the digest
of a part can be subtracted from that of the whole. Items fall into 256 buckets by the last two digits of their ids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import LiteralString

from db.feed.consistent_reader import ConsistentReader
from db.feed.snapshot import AFTER, BEFORE_ALL, ORDER, Position, batch_size, membership_of, position_of, rows_of
from db.read.item import Items
from db.sql.sql import Statement, number, render, sql, word
from db.sql.visibility import Visibility
from db.write.filters import EVERYTHING, Filters

BATCH = 5000
BATCH_OF_ARTICLES = 500

_BATCH: LiteralString = """
    with part as materialized (
        select {own}.id, concat({called}, '/', {own}.id, ':', {data}) as line
        from {source} where {own}.id > {after} and {is_item} and {is_member}
        order by {own}.id limit {limit}
    )
    select
        right(id::text, 2) as bucket,
        (array_agg(id order by id desc))[1] as last_id,
        count(*) as items,
        bit_xor(('x' || encode(sha256(convert_to(line, 'UTF8')), 'hex'))::bit(256))::text as digest
    from part group by 1
"""


@dataclass(frozen=True, slots=True)
class Digest:
    """How many items there are, and the exclusive or of their hashes."""

    items: int = 0
    value: int = 0

    def __add__(self, other: "Digest") -> "Digest":
        """Return the digest of both sets together; they must have no item in common."""
        return Digest(self.items + other.items, self.value ^ other.value)

    @property
    def text(self) -> str:
        """The digest as 64 hexadecimal digits."""
        return f"{self.value:064x}"

    @classmethod
    def of_bits(cls, items: int, bits: str) -> "Digest":
        """Return the digest that PostgreSQL writes as a text of zeros and ones."""
        return cls(items, int(bits, 2))


def summed(digests: Iterable[Digest]) -> Digest:
    """Return the digest of all together."""
    whole = Digest()
    for each in digests:
        whole += each
    return whole


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of all visible items, by type and bucket, and the position of the log."""

    position: Position
    by_place: Mapping[tuple[str, str], Digest]

    def of_types(self, types: frozenset[str]) -> Mapping[str, Digest]:
        """Return the digest of each of some types."""
        return {
            called: summed(each for (kind, _), each in self.by_place.items() if kind == called)
            for called in ORDER
            if called in types
        }

    def of_buckets(self, types: frozenset[str]) -> Mapping[str, Digest]:
        """Return the digest of each non-empty bucket of some types."""
        found: dict[str, Digest] = {}
        for (kind, bucket), each in sorted(self.by_place.items()):
            if kind in types:
                found[bucket] = found.get(bucket, Digest()) + each
        return dict(sorted(found.items()))


async def read_digests(
    items: Items, reading: ConsistentReader, visibility: Visibility, filters: Filters = EVERYTHING
) -> Digests:
    """Return the digests of visible items that pass the filters, by type; raises one of ``db.sql.errors``."""
    position = await position_of(reading)
    found: dict[tuple[str, str], Digest] = {}
    for called in ORDER:
        statement, place = _statement(items, called, visibility, filters.given), BEFORE_ALL
        count = limit = batch_size(called, BATCH, BATCH_OF_ARTICLES)
        while count == limit:
            rows = await reading.rows(statement, {**filters.values, "after": place})
            count = sum(row["items"] for row in rows)
            place = max((row["last_id"] for row in rows), default=place)
            for row in rows:
                key = (called, row["bucket"])
                found[key] = found.get(key, Digest()) + Digest.of_bits(row["items"], row["digest"])
    return Digests(position, found)


@lru_cache(maxsize=256)
def _statement(items: Items, called: str, visibility: Visibility, given: frozenset[str]) -> Statement:
    rows = rows_of(items, called)
    batch = sql(
        _BATCH,
        own=rows.own,
        after=AFTER,
        called=word(called),
        data=rows.data,
        source=rows.source,
        is_item=rows.is_item,
        is_member=membership_of(rows, given),
        limit=number(batch_size(called, BATCH, BATCH_OF_ARTICLES)),
    )
    return render(batch, visibility)
