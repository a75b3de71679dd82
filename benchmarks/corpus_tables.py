"""The tables of the corpus, in the order that they are filled, with the columns that are given."""

from collections.abc import Mapping

_DATE = (
    *("edtf", "earliest", "latest", "start_latest", "end_earliest", "precision", "qualifier", "expression", "base"),
    "edtf_given",
)

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "entity": ("id", "kind", "wikidata", "same_as", "label", "given_by", "described_by", "described_in"),
    "entity_key": ("key", "entity_id"),
    "name": (
        "entity_id",
        "ordinal",
        "text",
        "language",
        "script",
        "kind",
        "keys",
        "key_vowels",
        "key_sounds",
        "given_by",
    ),
    "entity_description": ("entity_id", "language", "ordinal", "text"),
    "article": (
        *("id", "slug", "url", "language", "direction", "headline", "publisher_id", "published_at", "timezone"),
        *("published_on", "status", "supplied", "revision_id", "bundle_sha256"),
    ),
    "revision": ("id", "article_id", "number", "body", "sha256", "note", "created_at"),
    "event": ("id", "status", "place_id", "label", *_DATE, "given_by", "described_by", "described_in"),
    "event_key": ("key", "event_id"),
    "event_title": ("event_id", "language", "ordinal", "text"),
    "participant": ("event_id", "ordinal", "role", "entity_id"),
    "event_entity": ("event_id", "entity_id", "is_participant", "is_place", "sort_from", "sort_to"),
    "annotation": (
        *("id", "kind", "key", "digest", "content", "article_id", "method", "asserted_by", "asserted_at", "confidence"),
        *("state", "note"),
    ),
    "span": (
        *("annotation_id", "role", "ordinal", "start_offset", "end_offset", "utf16_start", "utf16_end"),
        *("exact", "prefix", "suffix", "article_id", "revision_id"),
    ),
    "mention": ("id", "entity_id", "kind", "start_offset", "article_id", "recency"),
    "quote": (
        *("id", "kind", "text", "speaker_id", "source_kind", *_DATE, "start_offset", "language"),
        *("article_id", "recency"),
    ),
    "event_report": ("id", "event_id", "start_offset", "article_id"),
    "claim": (
        *("id", "text", "kind", "status", "status_note", "claimant_id", "source_kind", "quote_id", "event_id"),
        *("start_offset", "language", "article_id", "recency"),
    ),
    "attribution": (
        *("annotation_id", "position", "role", "entity_id", "source_kind", "inferred", "kind", "start_offset"),
        *("article_id", "recency"),
    ),
    "claim_about": ("claim_id", "ordinal", "entity_id", "start_offset", "article_id", "recency"),
    "quantity": ("claim_id", "ordinal", "value", "unit", "comparator", *_DATE),
    "claim_review": ("claim_id", "ordinal", "reviewer_id", "rating", "url", "reviewed_at", "note"),
    "claim_relation": ("from_id", "to_id", "type"),
    "article_entity": ("entity_id", "start_offset", "article_id", "recency"),
    "change": ("type", "id", "op", "version", "reason", "article_id", "public_op"),
}
"""The columns that are given, by table; PostgreSQL fills in the others."""
