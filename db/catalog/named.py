"""Search for entities by name: indexes give candidates, each entity keeps its best name, and ranks order them."""

from typing import LiteralString

from db.catalog.model import Driver, Input, One, Order
from db.words import name_search as search

_WORSE: LiteralString = " + case when n.kind = 'PREFERRED' then 0 else 1 end"

_SPELLED: LiteralString = (
    "select n.entity_id, n.ordinal,"
    " case when n.folded = {whole} then 0"
    " when n.spaced like all({whole_words}) then case when n.folded like {beginning} then 1 else 2 end"
    " when n.folded like {beginning} then 5"
    " when n.spaced like all({begun_words}) then 6"
    " else 7 end * 100000"
    " + 10 * greatest(0, 1000 - 1000 * length({whole}) / greatest(1, length(n.folded)))" + _WORSE + " as place"
    " from (select n.*, name_words(n.folded) as spaced from @name n"
    " where name_words(n.folded) like {longest}"
    " order by length(n.folded), n.entity_id, n.ordinal limit 10000) n"
    " where n.spaced like all({parts})"
)
"""Finds names that have all the words of a search, the closest in length first."""

_HEARD: LiteralString = (
    "select n.entity_id, n.ordinal,"
    " (h.distance + case when h.distance < 2 then 3 else 6 end) * 100000"
    " + 10 * greatest(0, 1000 - 1000 * cardinality({parts}) / (1 + length(n.folded) - length(replace(n.folded, ' ', ''))))"
    + _WORSE
    + " from (select n.*, name_words(n.folded) as spaced from @name n"
    " where n.keys && {first_keys} and n.keys && {second_keys} order by length(n.folded), n.entity_id, n.ordinal limit 1000) n"
    " cross join lateral (select sum(w.distance)::integer as distance, bool_and(w.distance is not null) as is_found"
    " from (select q.place,"
    " min(case when n.spaced like q.pattern then q.vowels"
    " else (name_distance(s.key, s.vowels, s.sounds, q.vowels, q.sounds) + (q.sounds >> 62)) / (1 + (q.sounds >> 62))"
    " end) as distance"
    " from unnest({places}, {keys}, {vowels}, {sounds}, {patterns}) q (place, key, vowels, sounds, pattern)"
    " left join unnest(n.keys, n.key_vowels, n.key_sounds) s (key, vowels, sounds) on s.key = q.key"
    " group by q.place) w) h"
    " where h.is_found"
)
"""Finds names whose words sound like those of a search, in another spelling or script.

Neighbouring words that are written as one elsewhere share the distance of their key.
"""

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
        "sounds": Input("search", search.as_key_sounds, "bigint[]"),
        "patterns": Input("search", search.as_key_patterns, "text[]"),
    },
    order=_ORDER,
    edge={
        "matchedName": One("Name", "@name {child}", "{child}.entity_id = m.entity_id and {child}.ordinal = m.ordinal")
    },
)
