"""The operation that changes when an article was published, and resolves dates relative to that day again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from db.lookup.reference import ArticleReference
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.transaction.checked_value import checked_value
from db.transaction.operation_transaction import find_article, kept_text, operation_transaction, position_of
from db.transaction.version_guard import guard, raise_item_versions, raise_version
from db.write.copies import copy_recency, copy_whom
from db.write.stored_date import StoredDate, dates_given_by, redate_given, write_dates
from db.write.write import RowWrites, change
from editorial.date.when import Published, day_of_publication, redated
from editorial.part.value import Instant, Timezone

REASON = "redating"

_PUBLISHED = "update article set published_at = $2, timezone = $3, published_on = $4 where id = $1"
_NEXT_VERSION = "update annotation set version = version + 1, digest = '' where id = any($1::uuid[])"

_INSTANT: TypeAdapter[datetime] = TypeAdapter(Instant)
_TIMEZONE: TypeAdapter[str] = TypeAdapter(Timezone)


@dataclass(frozen=True, slots=True)
class ChangePublicationDate:
    """An article, by slug or id, and its publication time: an instant with its offset, as in a bundle.

    Without ``timezone`` the article keeps its own.
    """

    article: ArticleReference
    published_at: str
    timezone: str | None = None
    note: str | None = None
    expected_version: int | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class DatedAs:
    """A date in EDTF, and the day that its words are relative to."""

    edtf: str | None
    base: date | None


@dataclass(frozen=True, slots=True)
class DateReport:
    """The change of one date: that of a quote, an event, or the quantity ``ordinal`` of a claim."""

    type: str
    node_id: str
    key: str
    ordinal: int | None
    expression: str | None
    before: DatedAs
    after: DatedAs
    changed: bool


@dataclass(frozen=True, slots=True)
class _Publication:
    """The publication time of an article."""

    at: datetime
    timezone: str | None
    day: date | None


async def change_publication_date(connection: Connection, request: ChangePublicationDate, *, actor: Actor) -> Outcome:
    """Change when an article was published, and every date in it that depends on that day.

    Words are resolved again as if the article had been loaded with this time. Dates that an editor gave stay, and so
    do those of events that another article describes. Raises OperationRefused, VersionConflict.
    """
    faults: list[OperationFault] = []
    at = checked_value(_INSTANT, request.published_at, ("publishedAt",), faults)
    zone = request.timezone and checked_value(_TIMEZONE, request.timezone, ("timezone",), faults)
    note = kept_text(request.note, ("note",), faults)
    async with operation_transaction(connection, dry_run=request.dry_run):
        article = await find_article(connection, request.article, faults)
        if faults or article is None or at is None:
            raise OperationRefused(faults)
        await guard(connection, article, request.expected_version)
        timezone = zone or article["timezone"]
        publication = _Publication(at, timezone, day_of_publication(at, timezone))
        published = Published(publication.day, article["language"], timezone)
        dates = await dates_given_by(connection, article["id"])
        after = [replace(each, when=redated(each.when, published, each.directions)) for each in dates]
        is_other = _is_other(article, publication)
        if is_other:
            changed = [now for was, now in zip(dates, after, strict=True) if was != now]
            await redate_given(connection, article["id"], published)
            await _change(connection, article["id"], publication, changed, why=Why(REASON, actor, note))
        position = None if request.dry_run else await position_of(connection)
    return Outcome(
        ids={"article": str(article["id"])},
        values={"changed": is_other, "dates": list(map(_report, dates, after))},
        position=position,
    )


def _is_other(article: "asyncpg.Record", publication: _Publication) -> bool:
    known = (article["published_at"], article["timezone"], article["published_on"])
    return known != (publication.at, publication.timezone, publication.day)


async def _change(
    connection: Connection, article_id: UUID, publication: _Publication, changed: Sequence[StoredDate], *, why: Why
) -> None:
    touched = Touched({article_id}, set(), {each.id for each in changed if each.type == "event"})
    await connection.execute(_PUBLISHED, article_id, publication.at, publication.timezone, publication.day)
    await write_dates(connection, changed)
    annotations = {each.id for each in changed if each.type != "event"}
    await connection.execute(_NEXT_VERSION, list(annotations))
    await raise_item_versions(connection, "event", touched.events)
    version = await raise_version(connection, article_id, diverges=True)
    writes = RowWrites(why.actor, why.note)
    versions: Mapping[tuple[str, UUID], int] = {(each.type, each.id): each.version + 1 for each in changed}
    rows = [(("article", article_id), version), *versions.items()]
    writes.log(
        change("upsert", type_, id_, version=at, reason=why.reason, article_id=None if type_ == "event" else article_id)
        for (type_, id_), at in rows
    )
    await writes.flush(connection)
    await copy_recency(connection, [article_id])
    await copy_whom(connection, [], list(touched.events))
    await settle(connection, touched, why)


def _report(was: StoredDate, now: StoredDate) -> DateReport:
    return DateReport(
        type=was.type,
        node_id=str(was.id),
        key=was.key,
        ordinal=was.ordinal,
        expression=was.when.expression,
        before=DatedAs(was.when.edtf, was.when.base),
        after=DatedAs(now.when.edtf, now.when.base),
        changed=was.when != now.when,
    )
