"""Claims of other bundles that lose relations, because a load drops the claims that they are related to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.write.write import Values, change

_NOTE_LOSSES = read_statement("reference/note_losses")


@dataclass(frozen=True, slots=True)
class LosingClaim:
    """A claim that loses a relation, with its new version, and that of its article unless the load itself writes it."""

    id: UUID
    address: str
    version: int
    article_id: UUID
    article_version: int | None


async def note_losses(connection: Connection, dropped: Sequence[UUID]) -> list[LosingClaim]:
    """Raise the versions of the claims that are related to those that a load drops; return them by their addresses."""
    rows = await connection.fetch(_NOTE_LOSSES, dropped) if dropped else []
    return sorted((LosingClaim(**row) for row in rows), key=lambda each: each.address)


def changes_of(losing: Sequence[LosingClaim]) -> Iterator[Values]:
    """Yield the rows of the change log for the claims, and for their articles."""
    articles = {each.article_id: each.article_version for each in losing if each.article_version is not None}
    for id_, version in articles.items():
        yield change("upsert", "article", id_, version=version, reason="removal", article_id=id_)
    for each in losing:
        yield change("upsert", "claim", each.id, version=each.version, reason="removal", article_id=each.article_id)
