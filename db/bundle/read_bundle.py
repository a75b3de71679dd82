"""Read what is stored of an article as a bundle, from one snapshot of the database, on a connection for reading."""

from uuid import UUID

import asyncpg

from db.bundle.stored_bundle import StoredBundle, stored_bundle
from db.postgres.pool import Pool, PoolClosed
from db.read.execute import LOST, refusal_of


async def read_bundle(pool: Pool, article_id: UUID, annotation_set: str | None, *, wait_s: float) -> StoredBundle:
    """Return what is stored of an article, or of one of its annotation sets; raises one of ``db.sql.errors``.

    Waiting for a connection takes at most ``wait_s`` seconds.
    """
    try:
        async with (
            pool.acquire(wait_s=wait_s) as connection,
            connection.wire.transaction(isolation="repeatable_read", readonly=True),
        ):
            return await stored_bundle(connection.wire, article_id, annotation_set)
    except (asyncpg.PostgresError, *LOST, OSError, PoolClosed) as cause:
        refused = refusal_of(cause)
        if refused is None:
            raise
        raise refused from cause
