"""Optimistic locking: compare the version that a caller expects with the current one, and report changes since."""

from collections.abc import Collection, Mapping, Sequence
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.operation.operation import Path, VersionConflict
from db.sql.connection import Connection
from db.sql.statement_file import read_statement

MAX_CHANGES = 100
"""The most changes that a conflict shows, the newest first."""

_LIST_CHANGES_OF_ARTICLE = read_statement("transaction/list_changes_of_article")

_SINCE_ITEM = """
    select c.type, c.id as node_id, c.version, c.at, c.op, c.reason, c."by", c.by_key_id as by_key, c.note,
        coalesce(c.fields, '{}') as fields, c.xid::text as transaction, n.key, null as words
    from change c left join annotation n on n.id = c.id where c.id = $1 and c.version > $2 order by c.seq desc limit $3
"""

_OF_OPERATION = ("transaction", "at", "reason", "by", "by_key", "note")
_OF_ITEM = ("type", "node_id", "key", "words", "version", "op", "fields")


_RAISE: Mapping[str, LiteralString] = {
    "annotation": "update annotation set version = version + 1 where id = any($1::uuid[])"
    " returning lower(kind::text) as type, id, version, article_id",
    "entity": "update entity set version = version + 1 where id = any($1::uuid[])"
    " returning 'entity' as type, id, version, null::uuid as article_id",
    "event": "update event set version = version + 1 where id = any($1::uuid[])"
    " returning 'event' as type, id, version, null::uuid as article_id",
}


async def guard(
    connection: Connection, article: "asyncpg.Record | None", expected: int | None, path: Path = ("expectedVersion",)
) -> None:
    """Compare an article with the version that the caller expects; None: any, 0: the article must not exist.

    Raises VersionConflict with the current version and the changes since the expected one.
    """
    version = article["version"] if article else 0
    if expected is None or expected == version:
        return
    if article is None:
        raise VersionConflict(
            f"version {expected} is expected, but there is no such article: omit the version to create it",
            path,
            current_version=0,
            **_changed([]),
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
        **_changed(changes),
    )


async def changes_since(connection: Connection, article_id: object, version: int) -> list[dict[str, object]]:
    """Return the changes of an article and its annotations after a version, the newest first."""
    rows = await connection.fetch(_LIST_CHANGES_OF_ARTICLE, article_id, version, MAX_CHANGES)
    return list(map(_shown, rows))


def _shown(row: "asyncpg.Record") -> dict[str, object]:
    return {**dict(row), "type": row["type"].upper(), "op": row["op"].upper(), "reason": row["reason"].upper()}


def _changed(changes: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Return the details of a conflict: the changes one by one, and by the operations that made them."""
    operations: dict[object, dict[str, object]] = {}
    items: dict[object, list[dict[str, object]]] = {}
    for change in changes:
        transaction = change["transaction"]
        operations.setdefault(transaction, {name: change[name] for name in _OF_OPERATION})
        items.setdefault(transaction, []).append({name: change[name] for name in _OF_ITEM})
    told = [{**operation, "items": items[transaction]} for transaction, operation in operations.items()]
    hidden = ("transaction", "key", "words")
    single = [{name: value for name, value in change.items() if name not in hidden} for change in changes]
    return {"changes": single, "operations": told}


async def guard_item(
    connection: Connection, item: "asyncpg.Record", expected: int | None, path: Path = ("expectedVersion",)
) -> None:
    """Compare the ``version`` of an item in an article with the version that the caller expects.

    Raises VersionConflict with the current version and the changes since the expected one.
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
        **_changed(list(map(_shown, rows))),
    )


async def diverged(
    connection: Connection, article: "asyncpg.Record", loaded: int, subject: str, path: Path = ("expectedVersion",)
) -> VersionConflict:
    """Return the conflict for a bundle of ``subject`` that names no version, if operations changed what it gave.

    ``loaded`` is the article's version when the bundle was last loaded, 0 if unknown; the changes since are included.
    """
    changes = await changes_since(connection, article["id"], loaded)
    version = article["version"]
    is_redacted = any(change["op"] == "REDACT" for change in changes)
    happened = "a redaction removed words" if is_redacted else "operations changed the content"
    advice = "remove them from your bundle, too" if is_redacted else "look at the changes"
    then = f" as version {loaded}" if loaded else ""
    return VersionConflict(
        f"{happened} after the bundle of {subject} was last loaded{then}: {advice}, then send yours again with"
        f" version {version}",
        path,
        current_version=version,
        **_changed(changes),
    )


async def raise_version(connection: Connection, article_id: UUID, *, diverges: bool) -> int:
    """Raise an article's version, and return it.

    If it ``diverges``, its content differs from its bundle from now on, so the next load must name the version it
    knows.
    """
    return (await raise_versions(connection, [article_id], diverges=diverges))[article_id]


async def raise_versions(connection: Connection, articles: Collection[UUID], *, diverges: bool) -> dict[UUID, int]:
    """Raise the versions of articles, as ``raise_version`` does, and return them."""
    rows = await connection.fetch(
        "update article set version = version + 1, loaded_version = loaded_version"
        " + case when loaded_version = version and not $2 then 1 else 0 end where id = any($1::uuid[]) returning id, version",
        list(articles),
        diverges,
    )
    return {row["id"]: row["version"] for row in rows}


async def raise_item_versions(connection: Connection, type_: str, ids: Collection[UUID]) -> "list[asyncpg.Record]":
    """Raise the versions of annotations, entities or events; ``type_`` is ``annotation``, ``entity`` or ``event``.

    Return the ``type`` of each in the change log, ``id``, ``version`` and ``article_id``, in no particular order.
    """
    return await connection.fetch(_RAISE[type_], list(ids))
