"""No column that can hold words is forgotten: a new one must be redacted, or stand here with the reason why not."""

import asyncpg

from db.redaction.places import BY_TABLE

ALSO_WRITTEN = {
    "revision.sha256": "reckoned from the body",
    "name.folded": "generated from the text",
    "name.keys": "reckoned from the text",
    "webhook.owner": "the name of a key, which it follows",
    "search_document.words": "made anew from the texts",
    "public_search_document.words": "made anew from the texts",
    "entity_key_giver.annotation_set": "follows given.annotation_set",
    "entity_key_giver.key": "follows entity_key.key",
    "name_giver.annotation_set": "follows given.annotation_set",
    "article.bundle_sha256": "cleared: a guess could be held against it",
    "annotation.digest": "cleared: a guess could be held against it",
    "annotation.content": "cleared: a guess could be held against it",
    "annotation_set.bundle_sha256": "cleared: a guess could be held against it",
}
"""Columns that follow from those with words, or are cleared."""

NO_WORDS = {
    "audit_entry.action": "of a closed list",
    "audit_entry.details": "ids, names of fields, numbers, instants, and words of closed lists",
    "audit_entry.subject_kind": "of a closed list",
    "audit_entry.via": "one of a closed list",
    "alembic_version.version_num": "the name of a migration",
    "api_key.prefix": "random letters",
    "api_key.scopes": "of a closed list",
    "api_key.secret_sha256": "of random letters",
    "annotation.decision": "one of a closed list",
    "reference_origin.relation": "the names of our tables",
    "change.decision": "one of a closed list",
    "span.changes": "of a closed list",
    **dict.fromkeys(
        ("article.unknowns", "claim.unknowns", "event.unknowns", "quote.unknowns"),
        "names of fields, and of a closed list",
    ),
    "entity.amended": "names of fields",
    "event.amended": "names of fields",
    **dict.fromkeys(
        ("event.direction", "quantity.direction", "quote.direction", "quote.stance"), "one of a closed list"
    ),
    "utterance_wording.wording": "one of a closed list",
    "utterance_wording.differences": "words of closed lists, and offsets",
    "feed_address.token_sha256": "a hash of random bits",
    "feed_address.format": "one of a closed list",
    "webhook.tells": "one of a closed list",
    "webhook.types": "of a closed list",
    "webhook.language": "a tag",
    "webhook.state": "one of a closed list",
    "webhook.disabled_for": "one of a closed list",
    "webhook.secret": "random bytes",
    "webhook.previous_secret": "random bytes",
    "webhook.cursor": "a place in the log",
    "webhook_delivery.event": "one of a closed list",
    "webhook_delivery.change_cursor": "a place in the log",
    "webhook_delivery.item_type": "one of a closed list",
    "webhook_delivery.op": "one of a closed list",
    "webhook_delivery.state": "one of a closed list",
    "webhook_delivery.last_error": "one of a closed list",
    "webhook_attempt.error": "one of a closed list",
    "pgqueuer.entrypoint": "one of a closed list",
    "pgqueuer.dedupe_key": "the id of a webhook",
    "pgqueuer.payload": "the id of a webhook",
    "pgqueuer.headers": "nothing is written to it",
    "pgqueuer_log.entrypoint": "one of a closed list",
    "pgqueuer_log.traceback": "where in the code a job failed: jobs know an id and nothing else",
    "pgqueuer_schedules.expression": "nothing is written to it",
    "pgqueuer_schedules.entrypoint": "nothing is written to it",
    "pgqueuer_statistics.entrypoint": "one of a closed list",
    "article.timezone": "a name of the time zone database",
    "article.supplied": "names of fields",
    "change.op": "one of a closed list",
    "change.type": "one of a closed list",
    "change.reason": "one of a closed list",
    "change.public_op": "one of a closed list",
    "change.fields": "names of fields",
    "event.edtf": "a date",
    "installation.home": "the number of a cluster",
    "membership.language": "a code of a language",
    "likeness.type": "one of a closed list",
    "duplicate.type": "one of a closed list",
    "distinction.type": "one of a closed list",
    "membership.type": "one of a closed list",
    "membership_change.language": "a code of a language",
    "membership_change.language_before": "a code of a language",
    "membership_change.reason": "one of a closed list",
    "membership_change.type": "one of a closed list",
    "name.script": "a code of ISO 15924",
    "past_row.relation": "the name of a table",
    "quantity.edtf": "a date",
    "quote.edtf": "a date",
    "search_document.type": "one of a closed list",
    "public_search_document.type": "one of a closed list",
    "public_search_document.languages": "codes of languages",
    "change.public_fields": "names of fields",
    "given.type": "one of a closed list",
    "name_giver.script": "a code of ISO 15924",
    "search_document.languages": "codes of languages",
    "watch.type": "one of a closed list",
}
"""Columns of texts that hold no words of anybody."""

DOMAINS = {
    **dict.fromkeys(
        (
            "anchor_status",
            "annotation_kind",
            "attribution_role",
            "claim_kind",
            "claim_relation_type",
            "claim_status",
            "comparator",
            "date_precision",
            "date_qualifier",
            "entity_kind",
            "event_status",
            "mention_kind",
            "method",
            "name_kind",
            "participant_role",
            "publication_status",
            "quote_kind",
            "review_state",
            "source_kind",
            "span_role",
            "text_direction",
        ),
        "one of a closed list",
    ),
    "language_tag": "a tag of BCP 47",
}
"""Domains over texts that hold no words of anybody."""

_COLUMNS = """
    select c.table_name || '.' || c.column_name as name
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'
        and c.domain_name is null
        and c.udt_name in (
            'text', '_text', 'varchar', '_varchar', 'bpchar', 'name', 'json', 'jsonb', '_jsonb', 'xml', 'bytea', 'tsvector',
            'hstore', 'citext', 'jsonpath', 'tsquery'
        )
"""
"""Those of a domain are held to DOMAINS."""

_DOMAINS = """
    select distinct c.domain_name::text, d.typname = 'text' and exists (
        select from pg_constraint k where k.contypid = t.oid and pg_get_constraintdef(k.oid) ~ '= ANY'
    ) as is_closed
    from information_schema.columns c join pg_type t on t.typname = c.domain_name join pg_type d on d.oid = t.typbasetype
    where c.table_schema not in ('pg_catalog', 'information_schema') and c.domain_schema = 'public'
"""

_ODD_TYPES = """
    select distinct c.udt_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'
        and c.domain_name is null and c.udt_name not in (
            'text', '_text', 'varchar', 'jsonb', 'bytea', 'tsvector', 'uuid', '_uuid', 'int2', 'int4', 'int8', '_int4',
            '_int8', 'bool', 'float8', 'timestamptz', 'date', 'xid8', 'pgqueuer_status'
        )
"""


async def test_every_column_that_can_hold_words_is_redacted_or_explained(connection: asyncpg.Connection) -> None:
    there = {row["name"] for row in await connection.fetch(_COLUMNS)}
    redacted = {f"{table}.{column}" for table, place in BY_TABLE.items() for column in place.columns}
    explained = {*ALSO_WRITTEN, *NO_WORDS}
    assert there - redacted - explained == set()
    assert redacted - there == set()
    assert explained - there == set()
    assert redacted & explained == set()
    assert [row[0] for row in await connection.fetch(_ODD_TYPES)] == []


async def test_every_domain_has_a_closed_list_or_is_explained(connection: asyncpg.Connection) -> None:
    there = {row[0]: row["is_closed"] for row in await connection.fetch(_DOMAINS)}
    assert there.keys() == DOMAINS.keys()
    assert {name for name, is_closed in there.items() if not is_closed} == {"language_tag"}


async def test_every_table_whose_past_is_kept_is_known_to_have_words_or_to_have_none(
    connection: asyncpg.Connection,
) -> None:
    kept = await connection.fetch("select tgrelid::regclass::text as name from pg_trigger where tgname = 'keep_past'")
    without = {"mention", "event_report", "attribution", "claim_about", "participant"}
    assert {row["name"] for row in kept} - set(BY_TABLE) == without
    columns = {row["name"] for row in await connection.fetch(_COLUMNS)}
    assert not any(column.split(".")[0] in without for column in columns)
