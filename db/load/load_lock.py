"""Lock what a load can change: loads of the same article, entities or events wait for each other.

First the article, since what a load gives up depends on what was loaded before; then what bundles name, existing or
not; last the rows of entities, since several keys and Wikidata ids can lead to one entity. While the names are locked,
no other load changes which entity they lead to.
"""

from collections.abc import Sequence

from db.settle.visible_rows import Touched
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.write.locks import hold, share, take_instant
from editorial.model.annotation import EntityReading, EventReading
from editorial.model.reading import Reading, comparison_of

_EVENT_KEYS = "select key from event_key where event_id = any($1::uuid[])"

_RELATED_ARTICLES = """
    select distinct a.slug from article own join claim c on c.article_id = own.id
    join claim_relation r on r.to_id = c.id join claim f on f.id = r.from_id join article a on a.id = f.article_id
    where own.slug = $1 and a.id <> own.id
"""

_LOCK_ENTITIES = read_statement("load/lock_entities")


async def hold_article(connection: Connection, reading: Reading) -> None:
    """Wait for loads of the article, of others with its address, and of those whose claims are related to its claims.

    The related articles are locked since a load that drops a claim takes the relations to it away from their claims.
    """
    article = reading.article
    await share(connection)
    related = [row["slug"] for row in await connection.fetch(_RELATED_ARTICLES, article.slug)]
    slugs = {article.slug, *related, *(each.address.slug for each in reading.elsewhere)}
    await hold(connection, {*(f"article {slug}" for slug in slugs), *({f"url {article.url}"} if article.url else ())})


async def hold_items(connection: Connection, reading: Reading, touched: Touched) -> list[str]:
    """Wait for loads of the entities and events that a bundle names or its article refers to; take the instant.

    ``touched`` is what the article refers to now. Return the keys of the locked events.
    """
    before = [row["key"] for row in await connection.fetch(_EVENT_KEYS, list(touched.events))]
    events = list({*before, *_keys(reading.events)})
    keys = _keys(reading.entities)
    wikidata = [entity.wikidata for entity in reading.entities if entity.wikidata]
    names = {f"entity {key}" for key in keys} | {f"wikidata {id_}" for id_ in wikidata}
    await hold(connection, names | {f"event {key}" for key in events})
    await connection.execute(_LOCK_ENTITIES, list(touched.entities), keys, wikidata, events)
    await take_instant(connection)
    return events


def _keys(readings: Sequence[EntityReading] | Sequence[EventReading]) -> list[str]:
    """Return the keys by which a bundle names items: their own, and those of stored items that they are."""
    return [key for reading in readings for key in (reading.key, *comparison_of(reading).same_as)]
