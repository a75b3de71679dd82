"""The script that Alembic runs: connect, wait for the lock, migrate."""

import asyncio

from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

LOCK = 7_304_158_220
"""The number of the advisory lock under which migrations run, one process at a time."""

WAIT_S = 0.2


def migrate(connection: Connection) -> None:
    """Run the pending migrations, each in its own transaction."""
    context.configure(connection=connection, target_metadata=None, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()


async def migrate_alone(url: str) -> None:
    """Migrate under the lock. Poll for it, since a blocking wait would block concurrent index creation."""
    engine = create_async_engine(url, poolclass=pool.NullPool)
    try:
        async with engine.connect() as lock, engine.connect() as connection:
            while not (await lock.execute(text("select pg_try_advisory_lock(:lock)"), {"lock": LOCK})).scalar():
                await asyncio.sleep(WAIT_S)
            await lock.commit()
            await connection.run_sync(migrate)
            await connection.commit()
            await lock.execute(text("select pg_advisory_unlock(:lock)"), {"lock": LOCK})
    finally:
        await engine.dispose()


asyncio.run(migrate_alone(context.config.attributes["url"]))
