"""The statistics of the planner keep values of columns as they were: a redaction computes them again for every table."""

from typing import Any

import asyncpg

from db.operation.operation import Actor
from db.redaction.places import BY_TABLE
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.redaction.write import forget_statistics
from db.sql.scope import Scope
from tests.db.redaction.test_redact_columns import ALSO_WRITTEN
from tests.support.data.articles import load, noise
from tests.support.service.keys import key_of

Connection = asyncpg.Connection

WORDS = "Zacharias Hurryman"

_KEPT = """
    select s.tablename || '.' || s.attname from pg_stats s
    where s.schemaname = 'public' and exists (
        select from unnest($1::text[]) as word
        where s::text ilike '%' || word || '%'
    )
"""
_HASHES = """
    select bundle_sha256 from article union select digest from annotation union select bundle_sha256 from annotation_set
"""
_HOOK = """
    insert into webhook (id, owner, url, state, secret, cursor)
    values (gen_random_uuid(), $1, $2, 'ACTIVE', decode(repeat('00', 32), 'hex'), '')
"""


def described(slug: str, *names: str, set_name: str = "") -> dict[str, Any]:
    """Return a bundle that names and describes two people; of an annotation set, if it has a name."""
    data = noise(slug=slug)
    for key in ("minister", "aide"):
        named = [{"text": f"{name} {key}", "language": "en"} for name in names]
        data["entities"].append({"key": key, "kind": "PERSON", "names": named, "mentions": [{"exact": "بيلتا"}]})
    if set_name:
        data["provenance"] |= {"annotation_set": set_name, "state": "DRAFT"}
        data["entities"] += [{**each, "key": f"{each['key']}-2", "mentions": []} for each in data["entities"]]
        data["events"] += [{**data["events"][0], "key": f"talks-{number}"} for number in range(2)]
    return data


async def kept(connection: Connection, *words: str) -> set[str]:
    """Return the columns whose statistics have the words."""
    return {row[0] for row in await connection.fetch(_KEPT, words)}


async def test_no_statistics_of_any_table_have_the_words_or_a_hash_that_was_cleared(
    connection: Connection, database: str
) -> None:
    for slug in ("noise", "second"):
        await load(connection, described(slug, WORDS, "Ann"))
        await load(connection, described(slug, WORDS, "Bee", set_name="zacharias-hurryman-desk"))
    await key_of(database, WORDS, Scope.SYNC)
    await key_of(database, f"desk of {WORDS}", Scope.SYNC)
    for number, owner in enumerate((WORDS, WORDS, f"desk of {WORDS}")):
        await connection.execute(_HOOK, owner, f"https://{number}.example/")
    await connection.execute("analyze")
    words = ("Hurryman", "zacharia")
    assert await kept(connection, *words) >= {
        "name_giver.annotation_set",
        "entity.described_in",
        "event.described_in",
        "annotation_set.name",
        "search_document.words",
        "public_search_document.words",
        "webhook.owner",
        "api_key.name",
        "name.text",
    }
    hashes = [row[0] for row in await connection.fetch(_HASHES)]
    assert await kept(connection, *hashes) >= {"article.bundle_sha256", "annotation.digest"}
    await redact(connection, Redact(ground="Law on privacy", words=(WORDS,)), actor=Actor("desk"))
    assert await kept(connection, *words) == set()
    left = {row[0] for row in await connection.fetch(_HASHES)}
    assert await kept(connection, *(each for each in hashes if each not in left)) == set()


async def test_every_table_that_a_redaction_writes_is_analysed(connection: Connection) -> None:
    await forget_statistics(connection)
    await connection.execute("select pg_stat_force_next_flush()")
    rows = await connection.fetch("select relname from pg_stat_user_tables where analyze_count > 0")
    assert {row[0] for row in rows} == {*BY_TABLE, *(column.split(".")[0] for column in ALSO_WRITTEN)}
