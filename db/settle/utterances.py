"""Utterances after a write: those with one version left are dissolved, and changed words are compared again.

How the words of a version differ is stored for each pair of versions, since the earliest one depends on what a caller
sees. Only offsets are stored, so a redaction, which keeps the length of texts, has nothing to mask here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from uuid import UUID

import asyncpg

from db.postgres.threads import MUCH, run_in_thread
from db.sql.connection import Connection
from db.write.write import encoded
from editorial.utterance.wording import Version, WordingComparison, compare

_TOUCHED = """
    with was as (
        select p.owner_id as id, p."row" ->> 'utterance_id' as utterance_id
        from past_row p where p.until = write_instant() and p.relation = 'quote'
    )
    select utterance_id::uuid from was where utterance_id is not null
    union select q.utterance_id from was join quote q on q.id = was.id where q.utterance_id is not null
"""
_LEFT = """
    update quote set utterance_id = null where utterance_id in (
        select utterance_id from quote where utterance_id = any($1::uuid[]) group by 1 having count(*) < 2
    )
"""
_DISSOLVE = """
    delete from utterance u
    where u.id = any($1::uuid[]) and not exists (select from quote q where q.utterance_id = u.id)
"""
_SEPARATE = """
    delete from utterance_wording w using quote q
    where q.id = w.quote_id and (q.utterance_id = any($1::uuid[]) or q.since = write_instant())
        and not exists (select from quote o where o.id = w.against_id and o.utterance_id = q.utterance_id)
"""
_VERSIONS = """
    select q.id, q.utterance_id, q.text, q.language, array(
        select n.text from article_entity t join name n on n.entity_id = t.entity_id where t.article_id = q.article_id
    ) as names
    from quote q where q.utterance_id = any($1::uuid[]) order by q.utterance_id, q.id
"""
_WRITE = """
    insert into utterance_wording (quote_id, against_id, wording, differences)
    select * from jsonb_to_recordset($1::jsonb) as t (quote_id uuid, against_id uuid, wording text, differences jsonb)
    on conflict (quote_id, against_id) do update set wording = excluded.wording, differences = excluded.differences
"""


@dataclass(frozen=True, slots=True)
class _StoredWording:
    """How a quote differs from another one, as it is stored."""

    quote_id: str
    against_id: str
    wording: str
    differences: Sequence[dict[str, object]]


async def keep_utterances(connection: Connection) -> None:
    """Dissolve utterances that this transaction left with fewer than two versions, and compare the versions of others."""
    touched = [row[0] for row in await connection.fetch(_TOUCHED)]
    if not touched:
        return
    await connection.execute(_LEFT, touched)
    await connection.execute(_DISSOLVE, touched)
    await connection.execute(_SEPARATE, touched)
    versions = await connection.fetch(_VERSIONS, touched)
    if versions:
        found = await run_in_thread(partial(_compared, versions), MUCH + 1)
        await connection.execute(_WRITE, encoded(found).decode())


def _compared(versions: "Sequence[asyncpg.Record]") -> list[_StoredWording]:
    pairs = (pair for pair in permutations(versions, 2) if pair[0]["utterance_id"] == pair[1]["utterance_id"])
    return [_stored(after["id"], before["id"], _comparison(before, after)) for before, after in pairs]


def _comparison(before: "asyncpg.Record", after: "asyncpg.Record") -> WordingComparison:
    names: Iterable[str] = (*before["names"], *after["names"])
    one, other = (Version(each["text"], each["language"]) for each in (before, after))
    return compare(one, other, frozenset(names))


def _stored(quote_id: UUID, against_id: UUID, found: WordingComparison) -> _StoredWording:
    differences = [
        {
            "place": place,
            "operation": each.operation,
            "changes": each.changes,
            "before_start": each.before[0],
            "before_end": each.before[1],
            "after_start": each.after[0],
            "after_end": each.after[1],
        }
        for place, each in enumerate(found.differences)
    ]
    return _StoredWording(str(quote_id), str(against_id), found.wording, differences)
