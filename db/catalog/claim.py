"""The catalog entries of claims, their quantities, reviews and relations."""

from db.catalog.annotation import (
    ANCHORED,
    ANNOTATION,
    CHAIN,
    UNKNOWNS,
    VIA,
    equals,
    equals_entity,
    newest,
    one_of,
    relayed,
)
from db.catalog.model import (
    Condition,
    Driver,
    Fields,
    Input,
    ListField,
    Many,
    One,
    Record,
    columns,
    described,
    entity_id,
    one,
)
from db.item import table as item_table
from db.sql.convert import as_text

CLAIM: Fields = {
    **ANNOTATION,
    **described(item_table.CLAIM),
    "unknowns": UNKNOWNS,
    "chain": CHAIN,
    "retraction": One(
        "Retraction",
        "(select id, retracted_at, status_note as retraction from @claim) {child}",
        "{child}.id = {row}.id and {child}.retracted_at is not null",
    ),
    "about": Many(
        "Entity",
        "@claim_about ca join @entity {child} on {child}.id = ca.entity_id",
        "ca.claim_id = {row}.id",
        "ca.ordinal",
    ),
    "quantities": Many("Quantity", "@quantity {child}", "{child}.claim_id = {row}.id", "{child}.ordinal"),
    "reviews": Many("ClaimReview", "@claim_review {child}", "{child}.claim_id = {row}.id", "{child}.ordinal"),
    "relations": Many(
        "ClaimRelation",
        # A relation is stored once and shown on both claims.
        "(select from_id as this_id, to_id as other_id, 'OUTGOING' as direction, r.* from @claim_relation r"
        " union all select to_id, from_id, 'INCOMING', r.* from @claim_relation r) {child}",
        "{child}.this_id = {row}.id and exists (select from @claim c where c.id = {child}.other_id)",
        "{child}.type, {child}.other_id, {child}.direction",
        (Condition(("type",), "{child}.type = {type}", {"type": Input("type", as_text, "text")}),),
    ),
}

QUANTITY: Fields = {
    **described(item_table.QUANTITY),
    "when": Record("When"),
}

CLAIM_REVIEW: Fields = described(item_table.CLAIM_REVIEW)

CLAIM_RELATION: Fields = {
    **described(item_table.CLAIM_RELATION),
    **columns(
        direction="{row}.direction",
        assertedBy="coalesce({row}.asserted_by, (select a.asserted_by from @annotation a where a.id = {row}.from_id))",
        assertedAt="coalesce({row}.asserted_at, (select a.asserted_at from @annotation a where a.id = {row}.from_id))",
        stale="exists (select from @claim c where c.id = {row}.other_id and c.status = 'RETRACTED')",
    ),
    "claim": one("Claim", "@claim", "{row}.other_id"),
}

CLAIMS = ListField(
    "Claim",
    "@claim {child}",
    "true",
    newest("claims"),
    (
        equals_entity("claimant", "{child}.claimant_id = {value}"),
        VIA,
        equals_entity(
            "about", "exists (select from @claim_about ca where ca.claim_id = {child}.id and ca.entity_id = {value})"
        ),
        one_of("status", "{child}.status = any({value})"),
        one_of("kind", "{child}.kind = any({value})"),
        ANCHORED,
        equals("article", "{child}.article_id = {value}"),
        Condition(
            ("related",),
            "({child}.id in (select r.from_id from @claim_relation r join @claim c on c.id = r.to_id where r.type = {type})"
            " or {child}.id in (select r.to_id from @claim_relation r join @claim c on c.id = r.from_id"
            " where r.type = {type} and r.type in ('CONTRADICTS', 'RESTATES')))",
            {"type": Input("related", as_text, "text")},
        ),
        Condition(
            ("relatedBy",),
            "({child}.id in (select r.to_id from @claim_relation r join @claim c on c.id = r.from_id where r.type = {type})"
            " or {child}.id in (select r.from_id from @claim_relation r join @claim c on c.id = r.to_id"
            " where r.type = {type} and r.type in ('CONTRADICTS', 'RESTATES')))",
            {"type": Input("relatedBy", as_text, "text")},
        ),
    ),
    drivers=(
        *relayed("claim", "CLAIM"),
        Driver(
            ("about",),
            "@claim_about m join @claim {child} on {child}.id = m.claim_id",
            "m.entity_id = {value}",
            ("m.recency", "m.article_id", "m.start_offset", "m.claim_id"),
            {"value": entity_id("about")},
            link="@claim_about m",
        ),
    ),
)
