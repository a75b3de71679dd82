"""The migration that writes down who gives what: names that only a hidden article gave are hidden, and followers are told."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest

from db.migrations.runner import migrate, upgrade_to

Connection = asyncpg.Connection

_ARTICLE = """
    with made as (
        insert into article (id, slug, language, direction, status, revision_id, bundle_sha256, version)
        values (gen_random_uuid(), $1, 'en', 'LTR', $2, gen_random_uuid(), 'as loaded', 1) returning id, revision_id
    )
    insert into revision (id, article_id, number, body, sha256)
    select revision_id, id, 1, 'x', repeat('0', 64) from made returning article_id
"""
_ENTITY = """
    insert into entity (id, kind, given_by, label, wikidata) values (gen_random_uuid(), 'PERSON', $1, $2, $3) returning id
"""
_NAME = """
    insert into name (entity_id, ordinal, text, language, script, kind, given_by)
    values ($1, $2, $3, 'en', 'Latn', 'PREFERRED', $4)
"""
_ANNOTATION = """
    insert into annotation (id, article_id, kind, key, method, asserted_by, asserted_at, state, digest)
    values (gen_random_uuid(), $1, 'MENTION', $2, 'HUMAN', 'Desk', now(), 'PUBLISHED', '') returning id
"""
_MENTION = """
    insert into mention (id, article_id, entity_id, kind, recency, start_offset) values ($1, $2, $3, 'NAME', 0, 0)
"""
_SPOKEN_OF = "insert into article_entity (article_id, entity_id, recency, start_offset) values ($1, $2, 0, 0)"
_WORDS = """
    insert into search_document (id, type, recency, languages, words, parts, part_firsts, starts, ends)
    values ($1, 'ENTITY', 0, '{en}', 'deep throat', '{0}', '{1}', '{0}', '{1}')
"""


async def _give(connection: Connection, names: dict[str, UUID], wikidata: str | None) -> UUID:
    """Write an entity as the version before wrote it: the first of these articles describes it, each gives it a name."""
    giver = next(iter(names.values()))
    entity: UUID = await connection.fetchval(_ENTITY, giver, next(iter(names)), wikidata)
    for ordinal, (name, article) in enumerate(names.items()):
        await connection.execute(_NAME, entity, ordinal, name, article)
    await connection.execute(_WORDS, entity)
    return entity


@pytest.fixture
async def before(empty_database: str) -> AsyncIterator[tuple[str, Connection]]:
    await asyncio.to_thread(upgrade_to, empty_database, "0022_webhook_owners")
    connection = await asyncpg.connect(empty_database)
    yield empty_database, connection
    await connection.close()


async def test_names_and_ids_that_only_a_hidden_article_gave_are_hidden(before: tuple[str, Connection]) -> None:
    dsn, connection = before
    async with connection.transaction():
        shown = await connection.fetchval(_ARTICLE, "open", "USABLE")
        secret = await connection.fetchval(_ARTICLE, "secret", "WITHHELD")
        both = await _give(connection, {"John Coale": shown, "Deep Throat": secret}, None)
        first = await _give(connection, {"Informant": secret, "Second": secret}, "Q4711")
        for key, entity in {"both": both, "first": first}.items():
            annotation = await connection.fetchval(_ANNOTATION, shown, key)
            await connection.execute(_MENTION, annotation, shown, entity)
            await connection.execute(_SPOKEN_OF, shown, entity)
    await migrate(dsn)
    names = await connection.fetch("select entity_id, text from published.name order by ordinal")
    assert {tuple(row) for row in names} == {(both, "John Coale"), (first, "Informant")}, "it must be called something"
    assert await connection.fetchval("select count(*) from name") == 4
    assert await connection.fetchval("select wikidata from published.entity where id = $1", first) is None
    logged = await connection.fetch("select id, op, version from published.change where type = 'entity'")
    assert {tuple(row) for row in logged} == {(both, "upsert", 2), (first, "upsert", 2)}
    assert await connection.fetchval("select bundle_sha256 from article where slug = 'open'") == ""
    found = "select id from published.search_document where words @@ 'throat'"
    assert await connection.fetch(found) == []
