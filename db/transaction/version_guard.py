"""Nobody overwrites unseen changes: the versions that callers know are checked, and later changes are reported."""

from collections.abc import Collection
from uuid import UUID

import asyncpg

from db.operation.operation import Path, VersionConflict
from db.sql.connection import Connection

MAX_CHANGES = 100
"""The most changes that a conflict shows, the newest first."""

_SINCE = """
    with known as (select k.seq, k.xid from change k where k.id = $1 and k.version <= $2 order by k.seq desc limit 1)
    select c.type, c.id as node_id, c.version, c.at, c.op, c.reason, c."by", c.by_key_id as by_key, c.note,
        coalesce(c.fields, '{}') as fields
    from change c
    where c.article_id = $1 and c.seq > coalesce((select k.seq from known k), 0)
        and c.xid is distinct from (select k.xid from known k)
    order by c.seq desc limit $3
"""


_SINCE_ITEM = """
    select c.type, c.id as node_id, c.version, c.at, c.op, c.reason, c."by", c.by_key_id as by_key, c.note,
        coalesce(c.fields, '{}') as fields
    from change c where c.id = $1 and c.version > $2 order by c.seq desc limit $3
"""


async def guard(
    connection: Connection, article: "asyncpg.Record | None", expected: int | None, path: Path = ("expectedVersion",)
) -> None:
    """Compare an article with the version that the caller expects; None means any, 0 that there is no such article.

    Raises VersionConflict, which tells the version that there is and what was written since.
    """
    version = article["version"] if article else 0
    if expected is None or expected == version:
        return
    if article is None:
        raise VersionConflict(
            f"version {expected} is expected, but there is no such article: omit the version to create it",
            path,
            current_version=0,
            changes=[],
        )
    raise await conflict(connection, article, expected, path)


async def conflict(
    connection: Connection, article: "asyncpg.Record", known: int, path: Path = ("expectedVersion",)
) -> VersionConflict:
    """Return the conflict for a caller who knows an older version of an article, with the changes since."""
    changes = await changes_since(connection, article["id"], known)
    version = article["version"]
    return VersionConflict(
        f"the article has version {version}, not {known}: look at the changes, then send yours again with"
        f" version {version}",
        path,
        current_version=version,
        changes=changes,
    )


async def changes_since(connection: Connection, article_id: object, version: int) -> list[dict[str, object]]:
    """Return the changes to an article and everything in it after a version of the article, the newest first."""
    rows = await connection.fetch(_SINCE, article_id, version, MAX_CHANGES)
    return list(map(_shown, rows))


def _shown(row: "asyncpg.Record") -> dict[str, object]:
    return {**dict(row), "type": row["type"].upper(), "op": row["op"].upper(), "reason": row["reason"].upper()}


async def guard_item(
    connection: Connection, item: "asyncpg.Record", expected: int | None, path: Path = ("expectedVersion",)
) -> None:
    """Compare an item of an article, given by ``id`` and ``version``, with the version that the caller expects.

    Raises VersionConflict, which tells the version that there is and what was written since.
    """
    version = item["version"]
    if expected is None or expected == version:
        return
    rows = await connection.fetch(_SINCE_ITEM, item["id"], expected, MAX_CHANGES)
    raise VersionConflict(
        f"the current version is {version}, not {expected}: look at the changes, then send yours again"
        f" with version {version}",
        path,
        current_version=version,
        changes=list(map(_shown, rows)),
    )


async def refuse_diverged(connection: Connection, article: "asyncpg.Record") -> None:
    """Refuse to load a bundle without a version over later changes by operations; raises VersionConflict."""
    if article["loaded_version"] != article["version"]:
        raise await conflict(connection, article, article["loaded_version"])


async def raise_version(connection: Connection, article_id: UUID, *, diverges: bool) -> int:
    """Give an article its next version, and return it.

    If it ``diverges``, the article no longer says what its bundle says, so the next load needs the expected version.
    """
    return (await raise_versions(connection, [article_id], diverges=diverges))[article_id]


async def raise_versions(connection: Connection, articles: Collection[UUID], *, diverges: bool) -> dict[UUID, int]:
    """Give articles their next versions, as ``raise_version`` does, and return them."""
    rows = await connection.fetch(
        "update article set version = version + 1, loaded_version = loaded_version"
        " + case when loaded_version = version and not $2 then 1 else 0 end where id = any($1::uuid[]) returning id, version",
        list(articles),
        diverges,
    )
    return {row["id"]: row["version"] for row in rows}
