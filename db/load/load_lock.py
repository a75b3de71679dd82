"""Lock what a load can change: loads of the same article, entities or events wait for each other.

First the article, since what a load gives up depends on what was loaded before; then what bundles name, existing or
not; last the rows of entities, since several keys and Wikidata ids can lead to one entity. While the names are locked,
no other load changes which entity they lead to.
"""

from db.settle.visible_rows import Touched
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.write.locks import hold, share, take_instant
from editorial.model.reading import ArticleReading, Reading

_EVENT_KEYS = "select key from event_key where event_id = any($1::uuid[])"

_LOCK_ENTITIES = read_statement("load/lock_entities")


async def hold_article(connection: Connection, article: ArticleReading) -> None:
    """Wait for loads of the article, and of others with its address."""
    await share(connection)
    await hold(connection, {f"article {article.slug}", *({f"url {article.url}"} if article.url else ())})


async def hold_items(connection: Connection, reading: Reading, touched: Touched) -> list[str]:
    """Wait for loads of the entities and events that a bundle names or its article refers to; take the instant.

    ``touched`` is what the article refers to now. Return the keys of the locked events.
    """
    before = [row["key"] for row in await connection.fetch(_EVENT_KEYS, list(touched.events))]
    events = list({*before, *(event.key for event in reading.events)})
    keys = [entity.key for entity in reading.entities]
    wikidata = [entity.wikidata for entity in reading.entities if entity.wikidata]
    names = {f"entity {key}" for key in keys} | {f"wikidata {id_}" for id_ in wikidata}
    await hold(connection, names | {f"event {key}" for key in events})
    await connection.execute(_LOCK_ENTITIES, list(touched.entities), keys, wikidata, events)
    await take_instant(connection)
    return events
