"""Load many bundles over one connection."""

import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from itertools import groupby
from typing import TypeAlias
from uuid import UUID

import asyncpg

from db.load.article_load import BundleToLoad, unchanged
from db.load.store import load_new, load_reading
from db.migrations.completeness import completeness_of
from db.operation.load_errors import DatabaseFailed, LoadRefused, NotNew
from db.operation.load_report import LoadReport
from db.operation.operation import Actor, OperationFault, OperationRefused
from db.operation.warning_rules import rules_of
from db.postgres.wire import Wire
from db.sql.connection import Connection
from editorial.bundle.check import BundleRefused, Checked

DEADLOCKS = 3
"""How often a load that deadlocks is tried again: the effects of a load can reach rows that it did not lock before."""

StoredArticles: TypeAlias = dict[str, tuple[UUID, str]]
"""The stored articles, by slug: the id of each, and the hash of its bundle."""

BundleResult: TypeAlias = "LoadReport | LoadRefused | BundleRefused | OperationFault | OperationRefused"


class Loader:
    """A connection for loading, and its actor; ``faults`` are the reasons not to write to the database.

    With ``strict``, a bundle with warnings is refused; with ``restore_redacted``, redacted words may come back.
    """

    def __init__(
        self,
        connection: Connection,
        faults: tuple[str, ...],
        actor: Actor | None = None,
        *,
        strict: bool = False,
        restore_redacted: bool = False,
    ) -> None:
        self._connection, self.faults, self._actor, self._strict = connection, faults, actor, strict
        self._restore_redacted = restore_redacted

    async def load(self, checked: Checked, *, dry_run: bool = False, expected_version: int | None = None) -> LoadReport:
        """Load one checked bundle in a transaction of its own.

        Raises LoadRefused, BundleRefused, OperationFault or OperationRefused if it cannot be loaded, DatabaseFailed if
        the database fails.
        """
        try:
            for _ in range(DEADLOCKS):
                with contextlib.suppress(asyncpg.DeadlockDetectedError):
                    return await self._load(checked, dry_run=dry_run, expected_version=expected_version)
            return await self._load(checked, dry_run=dry_run, expected_version=expected_version)
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
            raise DatabaseFailed(f"the database failed: {cause}") from cause

    async def outcome(
        self, checked: Checked, *, dry_run: bool = False, expected_version: int | None = None
    ) -> BundleResult:
        """Load one checked bundle as ``load`` does, and return its outcome."""
        try:
            return await self.load(checked, dry_run=dry_run, expected_version=expected_version)
        except (LoadRefused, BundleRefused, OperationFault, OperationRefused) as fault:
            return fault

    async def _load(self, checked: Checked, *, dry_run: bool, expected_version: int | None) -> LoadReport:
        return await load_reading(
            self._connection,
            checked.reading,
            checked.sha256,
            dry_run=dry_run,
            actor=self._actor,
            expected_version=expected_version,
            rules=rules_of(checked, strict=self._strict),
            restore_redacted=self._restore_redacted,
        )

    async def load_many(self, bundles: Sequence[Checked], *, dry_run: bool = False) -> list[BundleResult]:
        """Load bundles, with the same result as one after another; return the outcome of each.

        A bundle comes after those whose claims it names, whatever their order. Bundles that are loaded already are
        detected by one query, and new articles are loaded together unless one of them has a problem.
        """
        order = _dependent_last(bundles)
        outcomes = await self._load_in_order([bundles[number] for number in order], dry_run=dry_run)
        by_number = dict(zip(order, outcomes, strict=True))
        return [by_number[number] for number in range(len(bundles))]

    async def _load_in_order(self, bundles: Sequence[Checked], *, dry_run: bool) -> list[BundleResult]:
        known = await self._known([checked.reading.article.slug for checked in bundles])
        outcomes: list[BundleResult] = []
        for state, run in groupby(zip(_states(bundles, known), bundles, strict=True), key=lambda each: each[0]):
            batch = [checked for _, checked in run]
            if state == "same":
                outcomes += [unchanged(each.reading, known[each.reading.article.slug][0]) for each in batch]
                continue
            together = await self._together(batch) if state == "new" and len(batch) > 1 and not dry_run else None
            outcomes += together or [await self.outcome(checked, dry_run=dry_run) for checked in batch]
        return outcomes

    async def _known(self, slugs: Sequence[str]) -> StoredArticles:
        """Return the stored articles: the id of each, and the hash of its bundle."""
        try:
            rows = await self._connection.fetch(
                "select slug, id, bundle_sha256 from article where slug = any($1::text[])", slugs
            )
        except (asyncpg.PostgresError, asyncpg.InterfaceError):
            return {}  # loading each alone will report the problem
        return {row["slug"]: (row["id"], row["bundle_sha256"]) for row in rows}

    async def _together(self, batch: Sequence[Checked]) -> list[BundleResult] | None:
        """Load new articles in one transaction and return their outcomes; None if that is not possible."""
        try:
            bundles = [BundleToLoad(each.reading, each.sha256, rules_of(each, strict=self._strict)) for each in batch]
            return [*await load_new(self._connection, bundles, actor=self._actor)]
        except (
            NotNew,
            LoadRefused,
            BundleRefused,
            OperationRefused,
            asyncpg.PostgresError,
            asyncpg.InterfaceError,
        ):
            return None


def _dependent_last(bundles: Sequence[Checked]) -> list[int]:
    """Return the numbers of bundles in their order, but each after those whose claims it names."""
    of_article: dict[str, list[int]] = {}
    for number, checked in enumerate(bundles):
        of_article.setdefault(checked.reading.article.slug, []).append(number)
    order: dict[int, None] = {}
    waiting: set[int] = set()

    def place(number: int) -> None:
        if number in order or number in waiting:
            return
        waiting.add(number)
        for each in bundles[number].reading.elsewhere:
            for other in of_article.get(each.address.slug, ()):
                place(other)
        order[number] = None

    for number in range(len(bundles)):
        place(number)
    return list(order)


def _states(bundles: Sequence[Checked], known: StoredArticles) -> Iterator[str]:
    """Yield for each bundle ``same`` (as stored), ``new``, or ``other``: those that are loaded one by one."""
    seen: set[str] = set()
    for checked in bundles:
        slug = checked.reading.article.slug
        stored = known.get(slug)
        is_other = (
            slug in seen
            or checked.reading.annotation_set is not None
            or bool(checked.reading.elsewhere)
            or (stored is not None and stored[1] != checked.sha256)
        )
        yield "other" if is_other else "same" if stored else "new"
        seen.add(slug)


@asynccontextmanager
async def open_loader(
    dsn: str, actor: Actor | None = None, *, strict: bool = False, restore_redacted: bool = False
) -> AsyncIterator[Loader]:
    """Open a connection for ``actor`` to load with; with ``strict``, bundles with warnings are refused.

    With ``restore_redacted``, bundles may have words again in places from which words were redacted.

    Raises DatabaseFailed or OSError if the database cannot be reached.
    """
    try:
        connection = await asyncpg.connect(
            dsn, server_settings={"application_name": "isnad load"}, connection_class=Wire
        )
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        raise DatabaseFailed(f"the database cannot be used: {cause}") from cause
    try:
        faults = (await completeness_of(connection)).writing_faults
        yield Loader(connection, faults, actor, strict=strict, restore_redacted=restore_redacted)
    finally:
        await connection.close()
