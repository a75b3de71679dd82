"""The operation that redacts: words are removed from all stored data; a tombstone records that and why.

This includes the past: old revisions, old rows, notes in the change log. Each code point is replaced by one sign, so
the offsets of other words stay valid.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import asyncpg

from db.audit.entry import record
from db.operation.operation import Actor, OperationRefused, Outcome
from db.redaction.givers import articles_giving
from db.redaction.person import seek
from db.redaction.request import Redact, WordsNotFound, checked, refuse_repeated
from db.redaction.traces import Trace, Traces
from db.redaction.write import RedactionResult, forget_statistics, look_everywhere, take_out
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.transaction.operation_transaction import operation_transaction, position_of
from db.transaction.version_guard import raise_item_versions, raise_versions
from db.words.search_index import index_words
from db.write.write import RowWrites, Values, change

LOOKING_S = 10.0
"""How long, in seconds, a dry run searches for traces elsewhere."""

_FORGET_CONTENT = "update annotation set digest = '', content = null where id = any($1::uuid[])"
_FORGET_HASHES = (
    "update article set bundle_sha256 = '' where id = any($1::uuid[])",
    "update annotation_set set bundle_sha256 = '' where article_id = any($1::uuid[])",
    """
    update past_row set "row" = "row" || '{"bundle_sha256": ""}' where relation = 'article' and owner_id = any($1::uuid[])
    """,
    """
    update past_row set "row" = "row" || '{"digest": "", "content": null}'
    where relation = 'annotation' and article_id = any($1::uuid[])
    """,
)
"""Clears the hashes of bundles and annotations, with which a guess at the words could be verified."""

_TOMBSTONES = """
    insert into redaction (id, article_id, entity_id, event_id, "by", by_key_id, ground)
    select t.id, a.id, e.id, v.id, $3, $4, $5
    from unnest($1::uuid[], $2::uuid[]) as t (id, of_id)
    left join article a on a.id = t.of_id left join entity e on e.id = t.of_id left join event v on v.id = t.of_id
    where num_nonnulls(a.id, e.id, v.id) = 1
"""

_FIELDS = """
    update change c set fields = string_to_array(n.fields, ' '), public_fields = null
    from unnest($1::uuid[], $2::text[]) as n (id, fields) where c.id = n.id and c.xid = pg_current_xact_id()
"""

_SURVIVORS = "select id, merged_into_id from entity where id = any($1::uuid[]) and merged_into_id is not null"


async def redact(connection: Connection, request: Redact, *, actor: Actor) -> Outcome:
    """Remove words permanently from everything within reach, and leave tombstones.

    The next load of an affected article must name the version it knows. ``values`` count the redacted rows by table
    (``places``), and the redacted items. ``traces`` are other data that identifies the same people.

    Raises OperationRefused with all faults, such as WordsNotFound; then nothing is written.
    """
    position = None
    async with operation_transaction(connection, dry_run=request.dry_run):
        texts, reach, ids = await checked(connection, request)
        sought = await seek(connection, texts, reach, take_along=request.take_along)
        refuse_repeated(sought, request, actor)
        traces, is_all = Traces(sought.clues), sought.reach.everywhere
        taken = await take_out(connection, sought.rows, sought.reach, traces)
        if not request.dry_run:
            if not taken.rows:
                raise OperationRefused([_not_found(traces.listed())])
            await _log(connection, taken, request, actor)
            await forget_statistics(connection)
            position = await position_of(connection)
    if request.dry_run and not is_all:
        is_all = await _look_everywhere(connection, traces)
    found = {"traces": traces.listed(), "searched_everything": is_all}
    return Outcome(ids=ids, values={**_counted(taken), **found}, position=position)


async def _look_everywhere(connection: Connection, traces: Traces) -> bool:
    """Note traces in the whole database, while others write; return whether the time limits sufficed."""
    try:
        async with asyncio.timeout(LOOKING_S), connection.transaction():
            await look_everywhere(connection, traces)
    except (TimeoutError, asyncpg.QueryCanceledError):
        return False
    return True


def _not_found(traces: list[Trace]) -> WordsNotFound:
    message = "the words do not occur where you want to remove them"
    if traces:
        message += ", but they occur in other spellings: see a dry run, and use `takeAlong` to remove those"
    return WordsNotFound(message, ("words",))


def _counted(taken: RedactionResult) -> Mapping[str, object]:
    return {
        "places": [{"table": table, "rows": rows} for table, rows in sorted(taken.rows.items())],
        "articles": len(taken.articles | taken.givers),
        "entities": len(taken.ids("entity")),
        "events": len(taken.ids("event")),
        "annotations": len(taken.ids("annotation")),
    }


async def _log(connection: Connection, taken: RedactionResult, request: Redact, actor: Actor) -> None:
    """Write versions, tombstones, the search index and the change log."""
    await _note_survivors(connection, taken)
    entities, events = taken.ids("entity"), taken.ids("event")
    named = [*taken.articles, *entities, *events]
    articles = [*(taken.articles | taken.givers)]
    giving = await articles_giving(connection, [*entities, *events])
    await _forget_hashes(connection, {*articles, *giving}, taken.ids("annotation"))
    rows: list[Values] = []
    for type_ in ("annotation", "entity", "event"):
        rows += [_row(row) for row in await raise_item_versions(connection, type_, taken.ids(type_))]
    versions = await raise_versions(connection, articles, diverges=True)
    for id_, version in versions.items():
        rows.append(change("redact", "article", id_, version=version, reason="redaction", article_id=id_))
    writes = RowWrites(actor, request.note)
    writes.log(rows)
    await writes.flush(connection)
    by = (actor.name, actor.key_id)
    await connection.execute(_TOMBSTONES, [new_id() for _ in named], named, *by, request.ground)
    await record(connection, actor, taken.entries)
    await index_words(connection, [(str(type_), UUID(str(id_))) for _, type_, id_, *_ in rows])
    touched = Touched(set(articles), set(entities), set(events))
    await settle(connection, touched, Why("redaction", actor, request.note))
    fields = {id_: " ".join(sorted(names)) for (_, id_), names in taken.items.items() if names}
    await connection.execute(_FIELDS, list(fields), list(fields.values()))


async def _forget_hashes(connection: Connection, articles: Collection[UUID], annotations: Sequence[UUID]) -> None:
    """Clear hashes before versions are raised, since the past keeps each row as it was until then."""
    await connection.execute("select set_config('isnad.forget', 'on', true)")
    await connection.execute(_FORGET_CONTENT, annotations)
    for statement in _FORGET_HASHES:
        await connection.execute(statement, list(articles))
    await connection.execute("select set_config('isnad.forget', 'off', true)")


async def _note_survivors(connection: Connection, taken: RedactionResult) -> None:
    """Note that survivors no longer have the ids and addresses of their merged entities."""
    for row in await connection.fetch(_SURVIVORS, taken.ids("entity")):
        joined = taken.items["entity", row["id"]] & {"wikidata", "sameAs"}
        if joined:
            taken.items.setdefault(("entity", row["merged_into_id"]), set()).update(joined)


def _row(row: "asyncpg.Record") -> Values:
    id_, version, article_id = row["id"], row["version"], row["article_id"]
    return change("redact", row["type"], id_, version=version, reason="redaction", article_id=article_id)
