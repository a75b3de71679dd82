"""Search for entities by name: indexes give candidates, each entity keeps its best name, and ranks order them."""

from typing import LiteralString

from db.catalog.model import Driver, Input, One, Order
from db.words import name_search as search

_WORSE: LiteralString = " + case when n.kind = 'PREFERRED' then 0 else 1 end"

_SPELLED: LiteralString = (
    "select n.entity_id, n.ordinal,"
    " case when n.folded = {whole} then 0"
    " when n.folded like {beginning} then 1"
    " when n.spaced like all({whole_words}) then 2"
    " when n.spaced like all({begun_words}) then 3"
    " else 4 end * 100000"
    " + 10 * greatest(0, 1000 - 1000 * length({whole}) / greatest(1, length(n.folded)))" + _WORSE + " as place"
    " from (select n.*, name_words(n.folded) as spaced from @name n"
    " where name_words(n.folded) like {longest}"
    " order by length(n.folded), n.entity_id, n.ordinal limit 10000) n"
    " where n.spaced like all({parts})"
)
"""Finds names that have all the words of a search, the closest in length first."""

_HEARD: LiteralString = (
    "select n.entity_id, n.ordinal,"
    " case when h.is_equal then 5 else 6 end * 100000"
    " + 10 * greatest(0, 1000 - 1000 * cardinality({parts}) / (1 + length(n.folded) - length(replace(n.folded, ' ', ''))))"
    + _WORSE
    + " from (select n.*, name_words(n.folded) as spaced from @name n"
    " where n.keys && {first_keys} and n.keys && {second_keys} order by cardinality(n.keys), n.entity_id, n.ordinal limit 1000) n"
    " cross join lateral (select"
    " bool_or(w.place < 0 and w.is_equal) or bool_and(w.is_equal) filter (where w.place >= 0) as is_equal,"
    " bool_or(w.place < 0 and w.is_near) or bool_and(w.is_near) filter (where w.place >= 0) as is_near"
    " from (select q.place,"
    " bool_or(coalesce(n.spaced like q.pattern, s.key not like '~%', false)) as is_equal,"
    " bool_or(coalesce(n.spaced like q.pattern, s.key is not null)) as is_near"
    " from unnest({places}, {keys}, {vowels}, {patterns}) q (place, key, vowels, pattern)"
    " left join unnest(n.keys, n.key_vowels) s (key, vowels)"
    " on s.key = q.key and vowels_agree(s.key, s.vowels, q.vowels)"
    " group by q.place) w) h"
    " where h.is_near"
)
"""Finds names whose words sound like those of a search, in another spelling or script."""

_ORDER = Order(
    "entities-named", (("m.place", "integer"), ("m.entity_id", "uuid")), mark=Input("search", search.as_mark, "text")
)

NAMED = Driver(
    ("search",),
    "(select distinct on (c.entity_id) c.entity_id, c.ordinal, c.place from ("
    + _SPELLED
    + " union all "
    + _HEARD
    + ") c order by c.entity_id, c.place, c.ordinal) m join @entity {child} on {child}.id = m.entity_id",
    "true",
    inputs={
        "whole": Input("search", search.as_whole, "text"),
        "beginning": Input("search", search.as_beginning, "text"),
        "longest": Input("search", search.as_longest, "text"),
        "whole_words": Input("search", search.as_whole_words, "text[]"),
        "begun_words": Input("search", search.as_begun_words, "text[]"),
        "parts": Input("search", search.as_parts, "text[]"),
        "first_keys": Input("search", search.as_first_keys, "text[]"),
        "second_keys": Input("search", search.as_second_keys, "text[]"),
        "places": Input("search", search.as_key_places, "smallint[]"),
        "keys": Input("search", search.as_keys, "text[]"),
        "vowels": Input("search", search.as_key_vowels, "bigint[]"),
        "patterns": Input("search", search.as_key_patterns, "text[]"),
    },
    order=_ORDER,
    edge={
        "matchedName": One("Name", "@name {child}", "{child}.entity_id = m.entity_id and {child}.ordinal = m.ordinal")
    },
)
