"""Load bundles that name merged entities: write them as if nothing were merged, then point them at the survivors."""

from collections.abc import Sequence
from uuid import UUID

from db.load.article_load import ArticleLoad
from db.operation.load_report import LoadAction
from db.reference.entity_reference import follow_merges
from db.reference.survivor_copies import take_over
from db.sql.connection import Connection
from db.write.write import RowWrites, change


async def follow(connection: Connection, loads: Sequence[ArticleLoad], writes: RowWrites) -> list[UUID]:
    """Point what the loads wrote at survivors, and update the survivors' copies from their merged entities.

    Return the survivors that changed as a result without being written; ``writes`` gets their log rows. If nothing
    that the loads name was merged, this costs one query.
    """
    entities = [each for load in loads for each in load.entities]
    written = [id_ for load in loads for id_ in load.written()]
    await follow_merges(connection, written, {each.id for each in entities})
    changed = [each for each in entities if each.action in (LoadAction.CREATE, LoadAction.UPDATE)]
    own = {each.id for each in changed if each.has_merged}
    for id_ in own:
        await take_over(connection, id_)
    survivors = {each.survivor: None for each in changed if each.survivor and each.survivor not in own}
    others = [id_ for id_ in survivors if await take_over(connection, id_)]
    for id_ in others:
        version = await connection.fetchval(
            "update entity set version = version + 1 where id = $1 returning version", id_
        )
        writes.log([change("upsert", "entity", id_, version=version, reason="correction", article_id=None)])
    return others
