"""The catalog entries of entities and their names."""

from db.catalog.annotation import (
    LANGUAGES,
    equals,
    equals_entity,
    newest,
    one_of,
    relayed_by,
    relayed_order,
    relayed_source,
)
from db.catalog.article import ENTITY_MENTIONS
from db.catalog.event import CONCERNED, CONCERNED_ORDER
from db.catalog.history import HISTORY
from db.catalog.model import Condition, Fields, Input, ListField, Lookup, Many, One, Order, Value, columns, described
from db.catalog.named import NAMED
from db.catalog.redaction import redactions
from db.item import table as item_table
from db.sql.convert import as_folded, as_text

ENTITY: Fields = {
    **columns(
        id="{row}.id",
        kind="{row}.kind",
        wikidata="coalesce({row}.wikidata, (select m.wikidata from @entity m"
        " where m.merged_into_id = {row}.id and m.wikidata is not null order by m.id limit 1))",
        sameAs="{row}.same_as || array(select u.address from @entity m"
        " cross join unnest(m.same_as) with ordinality u (address, place)"
        " where m.merged_into_id = {row}.id and u.address <> all({row}.same_as)"
        " group by u.address order by min(m.id::text || lpad(u.place::text, 9, '0')))",  # which is in one order only
        version="{row}.version",
        keys="array(select k.key from @entity_key k join @entity m on m.id = k.entity_id"
        " where {row}.id in (m.id, m.merged_into_id) order by k.key)",
        mergedFrom="array(select m.id from @entity m where m.merged_into_id = {row}.id order by m.id)",
    ),
    "name": Value(
        "(select n.text from @name n where n.entity_id = {row}.id"
        " order by array_position({languages}, n.language::text),"
        " array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text),"
        " n.ordinal limit 1)",
        LANGUAGES,
        bare="{row}.label",
    ),
    "description": Value(
        "(select d.text from @entity_description d where d.entity_id = {row}.id"
        " order by array_position({languages}, d.language::text), d.ordinal limit 1)",
        LANGUAGES,
    ),
    "history": HISTORY,
    "redactions": redactions("entity_id"),
    "names": Many("Name", "@name {child}", "{child}.entity_id = {row}.id", "{child}.ordinal"),
    "mentions": ENTITY_MENTIONS,
    "quotes": ListField("Quote", "@quote {child}", "{child}.speaker_id = {row}.id", newest("quotes")),
    "relayed": ListField(
        "Quote",
        relayed_source("quote"),
        relayed_by("{row}.id", "QUOTE"),
        relayed_order("quotes"),
        link="@attribution m",
    ),
    "claims": ListField("Claim", "@claim {child}", "{child}.claimant_id = {row}.id", newest("claims")),
    "events": ListField(
        "Event",
        CONCERNED,
        "m.entity_id = {row}.id",
        CONCERNED_ORDER,
        link="@event_entity m",
    ),
    "articles": ListField(
        "Article",
        "@article_entity m join @article {child} on {child}.id = m.article_id",
        "m.entity_id = {row}.id",
        {
            "PUBLISHED_DESC": Order("entity-articles", (("m.recency", "bigint"), ("m.article_id", "uuid"))),
            "UPDATED_DESC": Order(
                "entity-articles-updated",
                (("w.recency", "bigint"), ("w.article_id", "uuid")),
                source="@article_written w join @article_entity m on m.article_id = w.article_id"
                " join @article {child} on {child}.id = m.article_id",
            ),
        },
        link="@article_entity m",
    ),
}

NAME: Fields = described(item_table.NAME)

ENTITY_LOOKUP = Lookup(
    "Entity",
    "@entity {child}",
    {
        "id": equals_entity("id", "{child}.id = {value}"),
        "wikidata": Condition(
            ("wikidata",),
            "{child}.id = (select coalesce(w.merged_into_id, w.id) from @entity w where w.wikidata = {value})",
            {"value": Input("wikidata", as_text, "text")},
        ),
        "key": Condition(
            ("key",),
            "{child}.id = (select coalesce(w.merged_into_id, w.id) from @entity_key k"
            " join @entity w on w.id = k.entity_id where k.key = {value})",
            {"value": Input("key", as_text, "text")},
        ),
        "name": Condition(
            ("name",),
            "{child}.merged_into_id is null and {child}.id in (select n.entity_id from @name n where n.folded = {value})",
            {"value": Input("name", as_folded, "text")},
        ),
    },
    ambiguous="name",
)

MATCHED_NAME = {"matchedName": One("Name", "@name {child}", "false")}
"""The edge field of a list of entities that was read without a search."""

ENTITIES = ListField(
    "Entity",
    "@entity {child}",
    "{child}.merged_into_id is null",
    {"LOADED": Order("entities", (("{child}.id", "uuid"),))},
    (
        one_of("kind", "{child}.kind = any({value})"),
        equals(
            "article",
            "exists (select from @article_entity m where m.entity_id = {child}.id and m.article_id = {value})",
        ),
    ),
    drivers=(NAMED,),
    edge=MATCHED_NAME,
)
