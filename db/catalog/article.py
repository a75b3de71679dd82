"""The catalog entries of articles, their revisions and mentions."""

from db.catalog.annotation import ANNOTATION, UNKNOWNS, equals, equals_entity, newest, reading
from db.catalog.history import HISTORY
from db.catalog.model import (
    Condition,
    Driver,
    Fields,
    Input,
    ListField,
    Lookup,
    Many,
    One,
    Order,
    columns,
    described,
    entity_id,
    one,
)
from db.catalog.redaction import redactions
from db.item import table as item_table
from db.sql.convert import as_recency, as_text

ARTICLE_ORDERS = {
    "PUBLISHED_DESC": Order("articles", (("{child}.recency", "bigint"), ("{child}.id", "uuid"))),
    "PUBLISHED_ASC": Order("articles-oldest", (("{child}.recency", "bigint"), ("{child}.id", "uuid")), descending=True),
    "SLUG_ASC": Order("articles-by-slug", (("{child}.slug", "text"),)),
    "UPDATED_DESC": Order(
        "articles-updated",
        (("w.recency", "bigint"), ("w.article_id", "uuid")),
        source="@article_written w join @article {child} on {child}.id = w.article_id",
    ),
}

ARTICLE_CONDITIONS = (
    Condition(("language",), "{child}.language = {language}", {"language": Input("language", as_text, "text")}),
    equals_entity("publisher", "{child}.publisher_id = {value}"),
    equals_entity(
        "mentions",
        "exists (select from @article_entity m where m.article_id = {child}.id and m.entity_id = {value})",
    ),
    Condition(
        ("publishedFrom",), "{child}.recency <= {start}", {"start": Input("publishedFrom", as_recency, "bigint")}
    ),
    Condition(
        ("publishedTo",),
        "{child}.recency > {end} and {child}.published_at is not null",
        {"end": Input("publishedTo", as_recency, "bigint")},
    ),
    Condition(("status",), "{child}.status = {status}", {"status": Input("status", as_text, "text")}),
)

ARTICLE: Fields = {
    **described(item_table.ARTICLE),
    "unknowns": UNKNOWNS,
    **columns(
        id="{row}.id",
        version="{row}.version",
        body="(select v.body from @revision v where v.id = {row}.revision_id)",
    ),
    "history": HISTORY,
    "redactions": redactions("article_id"),
    "revision": one("Revision", "@revision", "{row}.revision_id"),
    "revisions": Many("Revision", "@revision {child}", "{child}.article_id = {row}.id", "{child}.number desc"),
    "mentions": ListField("Mention", "@mention {child}", "{child}.article_id = {row}.id", reading("article-mentions")),
    "quotes": ListField("Quote", "@quote {child}", "{child}.article_id = {row}.id", reading("article-quotes")),
    "claims": ListField("Claim", "@claim {child}", "{child}.article_id = {row}.id", reading("article-claims")),
    "entities": ListField(
        "Entity",
        "@article_entity m join @entity {child} on {child}.id = m.entity_id",
        "m.article_id = {row}.id",
        {"READING": Order("article-entities", (("m.start_offset", "integer"), ("m.entity_id", "uuid")))},
        link="@article_entity m",
        edge={"matchedName": One("Name", "@name {child}", "false")},
    ),
}

ARTICLE_LOOKUP = Lookup(
    "Article",
    "@article {child}",
    {
        "id": equals("id", "{child}.id = {value}"),
        "slug": Condition(("slug",), "{child}.slug = {value}", {"value": Input("slug", as_text, "text")}),
        "url": Condition(("url",), "{child}.url = {value}", {"value": Input("url", as_text, "text")}),
    },
    past="@article",
)

ARTICLES = ListField(
    "Article",
    "@article {child}",
    "true",
    ARTICLE_ORDERS,
    ARTICLE_CONDITIONS,
    drivers=(
        Driver(
            ("mentions",),
            "@article_entity m join @article {child} on {child}.id = m.article_id",
            "m.entity_id = {value}",
            ("m.recency", "m.article_id"),
            {"value": entity_id("mentions")},
            link="@article_entity m",
        ),
    ),
)


REVISION: Fields = {
    **columns(
        id="{row}.id",
        number="{row}.number",
        body="{row}.body",
        sha256="{row}.sha256",
        note="{row}.note",
        createdAt="{row}.created_at",
    ),
}

MENTION: Fields = {**ANNOTATION, **described(item_table.MENTION)}

ENTITY_MENTIONS = ListField("Mention", "@mention {child}", "{child}.entity_id = {row}.id", newest("mentions"))
