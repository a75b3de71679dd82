"""The catalog entries of quotes and their chains."""

from db.catalog.annotation import (
    ANCHORED,
    ANNOTATION,
    CHAIN,
    CHAIN_CONDITIONS,
    SAID_WITHIN,
    equals,
    equals_entity,
    newest,
    one_of,
    relayed,
    window,
)
from db.catalog.model import Condition, Fields, Input, ListField, One, Record, described
from db.item import table as item_table
from db.sql.convert import as_text

QUOTE: Fields = {
    **ANNOTATION,
    **described(item_table.QUOTE),
    "chain": CHAIN,
    "cue": One("Span", "@span {child}", "{child}.annotation_id = {row}.id and {child}.role = 'CUE'"),
    "said": Record("When"),
    "retraction": One("Retraction", "@quote {child}", "{child}.id = {row}.id and {child}.retracted_at is not null"),
    "claims": ListField("Claim", "@claim {child}", "{child}.quote_id = {row}.id", newest("claims")),
}

QUOTES = ListField(
    "Quote",
    "@quote {child}",
    "true",
    newest("quotes"),
    (
        equals_entity("speaker", "{child}.speaker_id = {value}"),
        *CHAIN_CONDITIONS,
        one_of("sourceKind", "{child}.source_kind = any({value})"),
        one_of("kind", "{child}.kind = any({value})"),
        ANCHORED,
        equals("article", "{child}.article_id = {value}"),
        Condition(("language",), "{child}.language = {language}", {"language": Input("language", as_text, "text")}),
        Condition(("said",), SAID_WITHIN, window("said")),
    ),
    drivers=relayed("quote", "QUOTE"),
)
