"""The article that an operation is about, however the caller names it."""

from dataclasses import dataclass
from uuid import UUID

import asyncpg

from db.operation import InvalidValue, Path, UnknownObject
from db.write import Connection


@dataclass(frozen=True, slots=True)
class ArticleBy:
    """One way to name an article: its id, its slug, or the address where it was published."""

    id: str | None = None
    slug: str | None = None
    url: str | None = None


async def named_article(connection: Connection, by: ArticleBy, path: Path = ("article",)) -> "asyncpg.Record":
    """Return the row of an article; raises UnknownObject, or InvalidValue where it is not named in one way."""
    given = [(name, value) for name in ("id", "slug", "url") if (value := getattr(by, name)) is not None]
    if len(given) != 1:
        raise InvalidValue("name the article in one way: by its id, its slug or its address", path)
    ((name, value),) = given
    wanted = as_uuid(value) if name == "id" else value
    row = wanted and await connection.fetchrow(
        "select * from article where case $1::text when 'id' then id = $2::uuid when 'slug' then slug = $3 else url = $3 end",
        name,
        wanted if name == "id" else None,
        None if name == "id" else wanted,
    )
    if not row:
        raise UnknownObject(f"there is no article with the {name} {value!r}", (*path, name))
    return row


def as_uuid(text: str) -> UUID | None:
    """Return an id, None where a text cannot be one."""
    try:
        return UUID(text)
    except ValueError:
        return None
