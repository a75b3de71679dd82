"""Statements that read rows by key, and the first items of lists under several parents. SQL only."""

ENTITY_COLUMNS = """
    e.id,
    e.kind,
    (
        select n.text
        from name n
        where n.entity_id = e.id
        order by
            array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text),
            n.ordinal
        limit 1
    )
"""
ARTICLE_COLUMNS = (
    "a.id, a.slug, a.language, a.direction, a.headline, a.published_at, a.status, a.publisher_id, a.recency"
)
QUOTE_COLUMNS = 'q.id, q.article_id, q.kind, q.text, q.speaker_id, q.edtf, q."precision", q.recency, q.start_offset'
EVENT_COLUMNS = """
    e.id,
    (select t.text from event_title t where t.event_id = e.id order by t.ordinal limit 1),
    e.status,
    e.place_id,
    e.edtf,
    e.earliest,
    e.latest,
    e."precision",
    e.expression
"""


ENTITIES_BY_ID = "select" + ENTITY_COLUMNS + "from entity e where e.id = any($1)"
ARTICLES_BY_ID = "select " + ARTICLE_COLUMNS + " from article a where a.id = any($1)"

# Parts of one row each: the parent's id, then the columns.
NAMES = """
    select n.entity_id, n.text, n.language, n.script, n.kind
    from name n
    where n.entity_id = any($1)
    order by n.entity_id, n.ordinal
"""
SPANS = """
    select s.annotation_id, s.start_offset, s.end_offset
    from span s
    where s.annotation_id = any($1) and s.role = 'TARGET'
    order by s.annotation_id, s.ordinal
"""
CHAINS = """
    select t.annotation_id, t."position", t.role, t.source_kind, t.inferred, t.entity_id
    from attribution t
    where t.annotation_id = any($1)
    order by t.annotation_id, t."position"
"""
PARTICIPANTS = """
    select p.event_id, p.role, p.entity_id
    from participant p
    where p.event_id = any($1)
    order by p.event_id, p.ordinal
"""

_EACH = "select parent.id, item.* from unnest($1::uuid[]) as parent (id) cross join lateral (select "

# The first items under each parent: the parent's id, then the columns.
ENTITIES_OF_ARTICLES = (
    _EACH
    + ENTITY_COLUMNS
    + """
    from article_entity m
    join entity e on e.id = m.entity_id
    where m.article_id = parent.id
    order by m.start_offset, m.entity_id
    limit $2) item
"""
)
QUOTES_OF_ARTICLES = (
    _EACH
    + QUOTE_COLUMNS
    + """
    from quote q
    where q.article_id = parent.id
    order by q.start_offset, q.id
    limit $2) item
"""
)
EVENTS_OF_ARTICLES = (
    _EACH
    + EVENT_COLUMNS
    + """
    from (select distinct r.event_id from event_report r where r.article_id = parent.id) r
    join event e on e.id = r.event_id
    order by e.sort_from, e.sort_to, e.id
    limit $2) item
"""
)
CLAIMS_OF_ARTICLES = (
    _EACH
    + """c.id, c.text, c.kind, c.status, c.claimant_id
    from claim c
    where c.article_id = parent.id
    order by c.start_offset, c.id
    limit $2) item
"""
)
QUOTES_OF_SPEAKERS = (
    _EACH
    + QUOTE_COLUMNS
    + """
    from quote q
    where q.speaker_id = parent.id
    order by q.recency, q.article_id, q.start_offset, q.id
    limit $2) item
"""
)

MENTION_COUNTS = "select article_id, count(*) from mention where article_id = any($1) group by article_id"
QUOTE_COUNTS = "select article_id, count(*) from quote where article_id = any($1) group by article_id"
CLAIM_COUNTS = "select article_id, count(*) from claim where article_id = any($1) group by article_id"
EVENT_COUNTS = """
    select article_id, count(distinct event_id) from event_report where article_id = any($1) group by article_id
"""

ARTICLE_BY_SLUG = "select " + ARTICLE_COLUMNS + " from article a where a.slug = $1"
