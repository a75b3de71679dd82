"""What became another in a write: the rows that were kept from before it, compared with those that are there now."""

from collections.abc import Mapping
from typing import LiteralString

from db.write import Connection

_DATE = ("edtf", "earliest", "latest", "start_latest", "end_earliest", "precision", "qualifier", "expression", "base")
_PROVENANCE = ("method", "asserted_by", "asserted_at", "confidence", "note")

OWN: Mapping[LiteralString, Mapping[str, str]] = {
    "article": {
        **{name: name for name in ("slug", "url", "language", "direction", "headline", "timezone", "status")},
        **{
            "publisher_id": "publisher",
            "published_at": "publishedAt",
            "supplied": "suppliedByEditor",
            "revision_id": "body",
        },
    },
    "annotation": {**dict.fromkeys(_PROVENANCE, "provenance"), "state": "state"},
    "mention": {"entity_id": "entity", "kind": "kind"},
    "quote": {
        **{name: name for name in ("kind", "text", "language")},
        **{"speaker_id": "speaker", "source_kind": "sourceKind", **dict.fromkeys(_DATE, "said")},
        **dict.fromkeys(("retraction", "retracted_at"), "retraction"),
    },
    "claim": {
        **{name: name for name in ("text", "language", "kind", "status")},
        **{"status_note": "statusNote", "claimant_id": "claimant", "source_kind": "sourceKind"},
        **{"quote_id": "quote", "event_id": "event", "retracted_at": "retraction"},
    },
    "event_report": {"event_id": "event"},
    "entity": {"kind": "kind", "wikidata": "wikidata", "same_as": "sameAs", "merged_into_id": "mergedInto"},
    "event": {"status": "status", "place_id": "place", **dict.fromkeys(_DATE, "when")},
}
"""The tables with one row for each item, and what callers call their columns; others are of no concern to them."""

PARTS: Mapping[LiteralString, tuple[LiteralString, str]] = {
    "span": ("annotation_id", "spans"),
    "attribution": ("annotation_id", "chain"),
    "claim_about": ("claim_id", "about"),
    "quantity": ("claim_id", "quantities"),
    "claim_review": ("claim_id", "reviews"),
    "claim_relation": ("from_id", "relations"),
    "name": ("entity_id", "names"),
    "entity_description": ("entity_id", "description"),
    "event_title": ("event_id", "title"),
    "participant": ("event_id", "participants"),
}
"""The tables with several rows for each item: the column that says of which, and what callers call them together."""


def _copied(table: LiteralString) -> LiteralString:
    """Return the columns of a table that are copies, or of no concern to callers."""
    return "{since,hidden,recency}" if table == "span" else "{since,hidden,recency,start_offset}"


def _compared() -> LiteralString:
    """Return the rows ``id``, ``relation``, ``name`` of all that is other than before the writes of this transaction."""
    own: list[LiteralString] = [
        "select w.id, '" + table + "' as relation, e.key as name from written w"  # noqa: S608  literals
        " join past_row p on p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "'"
        " join " + table + " t on t.id = w.id cross join lateral (select to_jsonb(t) as row offset 0) n"
        " cross join lateral jsonb_each(p.row) e where n.row -> e.key is distinct from e.value"
        for table in OWN
    ]
    parts: list[LiteralString] = [
        "select w.id, '" + table + "', '' from written w where"  # noqa: S608  literals
        " (select jsonb_agg(r.was order by r.was) from (select p.row - '"
        + _copied(table)
        + "'::text[] as was from past_row p"
        " where p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "') r) is distinct from"
        " (select jsonb_agg(r.is order by r.is) from (select to_jsonb(t) - '"
        + _copied(table)
        + "'::text[] as is from "
        + table
        + " t"
        " where t." + owner + " = w.id and t.since = write_instant()) r)"
        for table, (owner, _) in PARTS.items()
    ]
    return " union all ".join([*own, *parts])


_CHANGED = (
    "with written as (select distinct c.id from change c"  # noqa: S608  literals
    " where c.xid = pg_current_xact_id() and c.op <> 'delete' and c.version > 1)"
    " select id, relation, name from (" + _compared() + ") d"
)

_NOTE = """
    update change c set fields = string_to_array(n.fields, ' ')
    from unnest($1::uuid[], $2::text[]) as n (id, fields)
    where c.id = n.id and c.xid = pg_current_xact_id()
"""


async def note_fields(connection: Connection) -> None:
    """Write into the change log of this transaction what became another of each item that was there before."""
    found: dict[object, dict[str, None]] = {}
    for row in await connection.fetch(_CHANGED):
        relation = row["relation"]
        name = PARTS[relation][1] if relation in PARTS else OWN[relation].get(row["name"])
        if name:
            found.setdefault(row["id"], {})[name] = None
    if found:
        await connection.execute(_NOTE, list(found), [" ".join(sorted(names)) for names in found.values()])
