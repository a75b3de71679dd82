"""The catalog entries for reviewers: all annotations, where annotators disagree, and items that may be the same."""

from collections.abc import Mapping
from typing import LiteralString

from db.catalog.annotation import ANCHORED, equals, one_of
from db.catalog.model import Condition, Fields, Input, ListField, Many, Order, Value, columns, members_of
from db.item.type import ANNOTATION_TYPES
from db.sql.convert import as_text

KINDS: Mapping[LiteralString, tuple[str, LiteralString]] = members_of(*(each.name for each in ANNOTATION_TYPES))
"""The kinds of annotations, each with its type and its rows."""

_TYPED: LiteralString = "(select n.*, n.kind::text as type from @annotation n) {child}"


def _equals(argument: str, column: LiteralString) -> Condition:
    return Condition((argument,), "{child}." + column + " = {value}", {"value": Input(argument, as_text, "text")})


ANNOTATIONS = ListField(
    "Annotation",
    _TYPED,
    "true",
    {
        "NEWEST": Order("annotations", (("{child}.id", "uuid"),), descending=True),
        "OLDEST": Order("annotations-oldest", (("{child}.id", "uuid"),)),
    },
    (
        _equals("state", "state"),
        ANCHORED,
        equals("article", "{child}.article_id = {value}"),
        _equals("kind", "kind"),
        _equals("method", "method"),
        _equals("assertedBy", "asserted_by"),
        _equals("annotationSet", "annotation_set"),
    ),
    members=KINDS,
)
"""In the order of loading, which is the order of ids."""

_CHAIN: LiteralString = (
    '(select jsonb_agg(jsonb_build_array(l.role, l.entity_id, l.source_kind) order by l."position")'
    " from @attribution l where l.annotation_id = p.id)"
)

_STATEMENTS: LiteralString = """
    select p.kind, p.place, p.who, f.key, array_agg(distinct f.value order by f.value) as says
    from placed p cross join lateral jsonb_each_text(
        jsonb_build_object('spans', (
            select jsonb_agg(jsonb_build_array(s.start_offset, s.end_offset) order by s.ordinal)
            from @span s where s.annotation_id = p.id and s.role = 'TARGET'
        )) || case p.kind
            when 'MENTION' then (
                select jsonb_build_object('kind', t.kind, 'entity', t.entity_id) from @mention t where t.id = p.id
            )
            when 'QUOTE' then (
                select jsonb_build_object(
                    'kind', t.kind, 'text', t.text, 'language', t.language, 'said', t.edtf, 'stance', t.stance,
                    'within', t.within_id, 'chain', {chain}
                )
                from @quote t where t.id = p.id
            )
            when 'EVENT_REPORT' then (
                select jsonb_build_object('event', t.event_id) from @event_report t where t.id = p.id
            )
            else (
                select jsonb_build_object(
                    'kind', t.kind, 'text', t.text, 'language', t.language, 'status', t.status, 'event', t.event_id,
                    'chain', {chain}, 'about', (
                        select jsonb_agg(a.entity_id order by a.entity_id) from @claim_about a where a.claim_id = p.id
                    )
                )
                from @claim t where t.id = p.id
            )
        end
    ) f
    group by 1, 2, 3, 4
""".replace("{chain}", _CHAIN)

_DISAGREEMENTS: LiteralString = """(
    with stretch as (
        select n.id, n.kind::text as kind, n.annotation_set || '/' || n.asserted_by as who, s.start_offset, s.end_offset,
            max(s.end_offset) over (
                partition by n.kind order by s.start_offset, s.end_offset, n.id, s.ordinal
                rows between unbounded preceding and 1 preceding
            ) as reached
        from @annotation n join @span s on s.annotation_id = n.id and s.role = 'TARGET' and s.status <> 'ORPHANED'
        where n.article_id = {row}.id and n.state <> 'REJECTED'
    ),
    placed as (
        select s.*, count(*) filter (where s.reached is null or s.reached <= s.start_offset) over (
            partition by s.kind order by s.start_offset, s.end_offset, s.id
        ) as place
        from stretch s
    ),
    said as ({statements})
    select d.kind, d.fields, g.start_offset, g.ids
    from (
        select f.kind, f.place, array_agg(f.key order by f.key) as fields
        from (
            select kind, place, key from said group by 1, 2, 3
            having count(distinct says) > 1
        ) f
        group by 1, 2
    ) d
    join (
        select kind, place, min(start_offset) as start_offset, array_agg(distinct id) as ids from placed group by 1, 2
    ) g on (g.kind, g.place) = (d.kind, d.place)
) {child}""".replace("{statements}", _STATEMENTS)

DISAGREEMENTS = Many("Disagreement", _DISAGREEMENTS, "true", "{child}.start_offset, {child}.kind, {child}.ids")
"""Overlapping spans form a place. Each asserter within a set has one opinion there: all its annotations at the place.

If the asserters at a place do not all say the same, they disagree in the fields that differ.
"""

DISAGREEMENT: Fields = {
    **columns(kind="{row}.kind", fields="{row}.fields"),
    "annotations": Many("Annotation", _TYPED, "{child}.id = any({row}.ids)", "{child}.id", members=KINDS),
}

DUPLICATES = ListField(
    "Duplicate",
    "@duplicate {child}",
    "true",
    {"BEST": Order("duplicates", (("{child}.rank", "integer"), ("{child}.a_id", "uuid"), ("{child}.b_id", "uuid")))},
    (one_of("types", "upper({child}.type) = any({value})"),),
)

DUPLICATE: Fields = {
    **columns(score="{row}.score"),
    "nodes": Many(
        "Node",
        "(select {row}.a_id as id, upper({row}.type) as type union all select {row}.b_id, upper({row}.type)) {child}",
        "true",
        "{child}.id",
        members=members_of("entity", "event", "article", "quote"),
    ),
    "evidence": Value("duplicate_evidence({row}.type, {row}.a_id, {row}.b_id)"),
}
"""Candidates for duplicates. Only callers who may see drafts are given any."""
