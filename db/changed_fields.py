"""What became another in a write: the rows that were kept from before it, compared with those that are there now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import LiteralString
from uuid import UUID

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


_SEEN_BY_ROW: tuple[LiteralString, ...] = ("name", "entity_description")
"""The parts of which each row says whether everybody sees it."""

_SEEN: LiteralString = """
    select w.id, 'entity', f.name, true from written w
    join past_row p on p.owner_id = w.id and p.until = write_instant() and p.relation = 'entity'
    join entity t on t.id = w.id
    cross join lateral (values
        (
            'wikidata',
            case when not coalesce((p.row ->> 'wikidata_hidden')::boolean, false) then p.row -> 'wikidata' end,
            case when not t.wikidata_hidden then to_jsonb(t) -> 'wikidata' end
        ),
        (
            'same_as',
            case when not coalesce((p.row ->> 'said_hidden')::boolean, false) then p.row -> 'same_as' else '[]' end,
            case when not t.said_hidden then to_jsonb(t.same_as) else '[]' end
        )
    ) f (name, was, is_now)
    where coalesce(f.was, 'null') <> coalesce(f.is_now, 'null')
"""
"""The columns of entities that not everybody sees, if those see them otherwise who see published data only."""

_ONLY_SEEN = frozenset(("wikidata", "same_as"))


_SHOWN: Mapping[bool, LiteralString] = {True: "true", False: "false"}


def _parts(table: LiteralString, owner: LiteralString, *, public: bool) -> LiteralString:
    was: LiteralString = " and not coalesce((p.row ->> 'hidden')::boolean, false)" if public else ""
    now: LiteralString = " and not t.hidden" if public else ""
    copied, shown = _copied(table), _SHOWN[public]
    return (
        "select w.id, '" + table + "', '', " + shown + " from written w where"  # noqa: S608
        " (select jsonb_agg(r.was order by r.was) from (select p.row - '" + copied + "'::text[] as was from past_row p"
        " where p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "'" + was + ") r)"
        " is distinct from"
        " (select jsonb_agg(r.is order by r.is) from (select to_jsonb(t) - '" + copied + "'::text[] as is from "
        + table + " t where t." + owner + " = w.id and t.since = write_instant()" + now + ") r)"
    )  # fmt: skip


def _compared() -> LiteralString:
    """Return the rows ``id``, ``relation``, ``name``, ``is_public`` of all that is other than before this transaction."""
    own: list[LiteralString] = [
        "select w.id, '" + table + "' as relation, e.key as name, false as is_public from written w"  # noqa: S608
        " join past_row p on p.owner_id = w.id and p.until = write_instant() and p.relation = '" + table + "'"
        " join " + table + " t on t.id = w.id cross join lateral (select to_jsonb(t) as row offset 0) n"
        " cross join lateral jsonb_each(p.row) e where n.row -> e.key is distinct from e.value"
        for table in OWN
    ]
    parts: tuple[LiteralString, ...] = tuple(_parts(table, owner, public=False) for table, (owner, _) in PARTS.items())
    seen: tuple[LiteralString, ...] = tuple(_parts(table, PARTS[table][0], public=True) for table in _SEEN_BY_ROW)
    return " union all ".join((*own, *parts, *seen, _SEEN))


_CHANGED = (
    "with written as (select distinct c.id, c.type from change c"  # noqa: S608  literals
    " where c.xid = pg_current_xact_id() and c.op <> 'delete'"
    " and (c.version > 1 or exists (select from change p where p.id = c.id and p.xid <> c.xid)))"
    " select d.*, w.type from (" + _compared() + ") d join written w on w.id = d.id"
)

_NOTE = """
    update change c set fields = string_to_array(n.fields, ' '), public_fields = string_to_array(n.public, ' ')
    from unnest($1::uuid[], $2::text[], $3::text[]) as n (id, fields, public)
    where c.id = n.id and c.xid = pg_current_xact_id()
"""


@dataclass(slots=True)
class Fields:
    """What became another of an item of this type: for those who see all of it, and for those who see what is published."""

    type: str
    own: set[str] = field(default_factory=set)
    public: set[str] = field(default_factory=set)


async def note_fields(
    connection: Connection, seen_otherwise: Mapping[UUID, Collection[str]] | None = None
) -> Mapping[UUID, Fields]:
    """Write into the change log of this transaction what became another of each item that was there before; return it.

    ``seen_otherwise`` are entities with fields that are seen otherwise by those who see published data only.
    """
    found: dict[UUID, Fields] = {}
    for row in await connection.fetch(_CHANGED):
        relation = row["relation"]
        name = PARTS[relation][1] if relation in PARTS else OWN[relation].get(row["name"])
        if not name:
            continue
        fields = found.setdefault(row["id"], Fields(row["type"]))
        if row["is_public"]:
            fields.public.add(name)
        else:
            fields.own.add(name)
            if relation not in _SEEN_BY_ROW and row["name"] not in _ONLY_SEEN:
                fields.public.add(name)
    for id_, names in (seen_otherwise or {}).items():
        fields = found.setdefault(id_, Fields("entity"))
        fields.own.update(names)
        fields.public.update(names)
    if found:
        own = [" ".join(sorted(each.own)) for each in found.values()]
        public = [" ".join(sorted(each.public)) if each.public != each.own else None for each in found.values()]
        await connection.execute(_NOTE, list(found), own, public)
    return found
