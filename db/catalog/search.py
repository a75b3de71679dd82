"""The catalog entry of full-text search: one index over articles, quotes, claims, events and entities."""

from typing import LiteralString

from db.catalog.annotation import one_of
from db.catalog.model import Condition, Driver, Fields, Input, ListField, Many, Order, Value, columns, members_of
from db.item.type import FOUND_BY_WORDS
from db.sql.convert import as_text
from db.words.search_query import as_beginnings, as_lexemes, as_mark, as_places, as_terms, as_tsquery, as_wanted

_LOOKED_FOR = {
    "lexemes": Input("text", as_lexemes, "text[]"),
    "terms": Input("text", as_terms, "integer[]"),
    "places": Input("text", as_places, "integer[]"),
    "beginnings": Input("text", as_beginnings, "boolean[]"),
}

_ORDER = Order(
    "search",
    (("{child}.rank", "integer"), ("{child}.recency", "bigint"), ("{child}.id", "uuid")),
    mark=Input("text", as_mark, "text"),
)

_OF_TYPES = one_of("types", "{child}.type = any({value})")
_IN_LANGUAGE = Condition(
    ("language",), "{language} = any({child}.languages)", {"language": Input("language", as_text, "text")}
)


def _found(*conditions: Condition) -> Driver:
    """Return the driver for the matches of a text, restricted by these conditions.

    The rank is a negative integer, so that the best comes first and a cursor can hold it. The number of ranked
    matches is bounded, so that even a very common word is answered in time: 20 000 take half a second.
    """
    rows: LiteralString = "@search_document d where d.words @@ {query}"
    for condition in conditions:
        rows = rows + " and " + condition.template.replace("{child}", "d")
    score: LiteralString = "ts_rank(array[0.2, 0.6, 0.8, 1.0]::real[], d.words, {wanted}, 1)"
    ranked: LiteralString = "select d.*, -round(" + score + " * 1000000)::integer as rank from " + rows  # noqa: S608  literals
    given = {"query": Input("text", as_tsquery, "tsquery"), "wanted": Input("text", as_wanted, "tsquery")}
    for condition in conditions:
        given |= condition.inputs
    needs = ("text", *(name for condition in conditions for name in condition.needs))
    return Driver(needs, "(" + ranked + " limit 20000) {child}", "true", tuple(key for key, _ in _ORDER.keys), given)


SEARCH = ListField(
    "SearchResult",
    "@search_document {child}",
    "true",
    {"BEST": _ORDER},
    (_OF_TYPES, _IN_LANGUAGE),
    drivers=(_found(_OF_TYPES, _IN_LANGUAGE), _found(_OF_TYPES), _found(_IN_LANGUAGE), _found()),
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
    members=members_of(*FOUND_BY_WORDS),
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
