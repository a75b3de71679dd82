"""How everything is searched: one index over articles, quotes, claims, events and entities."""

from db.catalog.annotation import one_of
from db.catalog.model import Condition, Connection, Driver, Fields, Input, Many, Order, Value, columns
from db.convert import as_text
from db.search_query import as_beginnings, as_lexemes, as_places, as_terms, as_tsquery, as_wanted

_LOOKED_FOR = {
    "lexemes": Input("text", as_lexemes, "text[]"),
    "terms": Input("text", as_terms, "integer[]"),
    "places": Input("text", as_places, "integer[]"),
    "beginnings": Input("text", as_beginnings, "boolean[]"),
}

SEARCH = Connection(
    "SearchResult",
    "search_document {child}",
    "true",
    {"BEST": Order("search", (("{child}.rank", "integer"), ("{child}.recency", "bigint"), ("{child}.id", "uuid")))},
    (
        one_of("types", "{child}.type = any({value})"),
        Condition(
            ("language",), "{language} = any({child}.languages)", {"language": Input("language", as_text, "text")}
        ),
    ),
    drivers=(
        Driver(
            ("text",),
            # The rank is negative and whole, so that the best comes first and a cursor can hold it.
            "(select d.*, -round(ts_rank(array[0.2, 0.6, 0.8, 1.0]::real[], d.words, {wanted}, 1) * 1000000)::integer as rank"
            " from search_document d where d.words @@ {query}) {child}",
            "true",
            ("{child}.rank", "{child}.recency", "{child}.id"),
            {"query": Input("text", as_tsquery, "tsquery"), "wanted": Input("text", as_wanted, "tsquery")},
        ),
    ),
    edge={
        "score": Value("(-{row}.rank / 1000000.0)::real"),
        "highlights": Many(
            "Highlight",
            "search_highlights({row}.type, {row}.id, {row}.words, {row}.parts, {row}.part_firsts, {row}.starts, {row}.ends,"
            " {lexemes}, {terms}, {places}, {beginnings}) {child}",
            "true",
            "{child}.place",
            inputs=_LOOKED_FOR,
        ),
    },
    members={
        "ARTICLE": ("Article", "article {child}"),
        "ENTITY": ("Entity", "entity {child}"),
        "QUOTE": ("Quote", "quote {child}"),
        "CLAIM": ("Claim", "claim {child}"),
        "EVENT": ("Event", "event {child}"),
    },
)

HIGHLIGHT: Fields = columns(
    field="{row}.field",
    language="{row}.language",
    text="{row}.exact",
    start="{row}.start_offset",
    end="{row}.end_offset",
    utf16Start="{row}.utf16_start",
    utf16End="{row}.utf16_end",
    within="{row}.within",
)
