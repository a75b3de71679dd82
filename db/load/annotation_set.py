"""Annotation sets: the annotations of one annotator, beside those of the article's own bundle and other annotators.

The bundle of a set adds annotations, and never changes the article itself.
"""

from typing import LiteralString

import asyncpg

from db.operation.load_errors import ArticleNotLoaded, TextDiffers
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.transaction.version_guard import diverged
from editorial.model.reading import Reading

_LOADED = """
    select a.id, case when $2 = '' then a.bundle_sha256 else s.bundle_sha256 end as bundle_sha256
    from article a left join annotation_set s on s.article_id = a.id and s.name = $2 where a.slug = $1
"""

_FIND_ARTICLE = read_statement("load/find_article")

_HAS_OTHER = "select exists (select from annotation where article_id = $1 and annotation_set <> '')"


async def loaded_bundle(connection: Connection, reading: Reading) -> "asyncpg.Record | None":
    """Return the ``id`` of a bundle's article and the hash of its set's last loaded bundle; None without article."""
    return await connection.fetchrow(_LOADED, reading.article.slug, reading.annotation_set or "")


async def article_before(connection: Connection, reading: Reading) -> "asyncpg.Record | None":
    """Return the row of a bundle's article, with its text's hash and whether the set ``diverged`` from its bundle.

    ``known_version`` is the article's version at the bundle's last load, 0 if unknown.

    Raises ArticleNotLoaded if the bundle is one of a set, and the article does not exist.
    """
    before = await connection.fetchrow(_FIND_ARTICLE, reading.article.slug, reading.annotation_set or "")
    if before is None and reading.annotation_set is not None:
        raise ArticleNotLoaded(
            f"no article {reading.article.slug!r} is loaded to which the set {reading.annotation_set!r}"
            " could belong: load the article's own bundle first"
        )
    return before


async def refuse_blind(connection: Connection, before: "asyncpg.Record", reading: Reading) -> None:
    """Refuse to load a bundle without a version over content that an operation changed; raises VersionConflict."""
    subject = "the article" if reading.annotation_set is None else f"the annotation set {reading.annotation_set!r}"
    raise await diverged(connection, before, reading.version or before["known_version"], subject)


async def refuse_other_text(connection: Connection, before: "asyncpg.Record", reading: Reading) -> None:
    """Refuse a set whose text differs from the article's, or a new text if the article has sets; raises TextDiffers."""
    if before["sha256"] == reading.article.sha256:
        return
    if reading.annotation_set is not None:
        raise TextDiffers(
            f"the text of the set {reading.annotation_set!r} is not the current revision of"
            f" {reading.article.slug!r}: annotate the current text"
        )
    if await connection.fetchval(_HAS_OTHER, before["id"]):
        raise TextDiffers(
            f"annotation sets refer to the text of the article {reading.article.slug!r}: correct the text"
            " first, which moves their spans, then load the bundle"
        )


NOTE_LOADED: LiteralString = """
    insert into annotation_set (article_id, name, bundle_sha256, loaded_version) values ($1, $2, $3, $4)
    on conflict (article_id, name) do update
    set bundle_sha256 = excluded.bundle_sha256, loaded_version = excluded.loaded_version, has_diverged = false
"""
"""Records which bundle of a set was loaded: the article's id, the set's name, the hash, the article's version."""
