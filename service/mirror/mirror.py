"""Keep a copy: a snapshot, then the feed from its cursor on, and now and then a comparison with the server.

Each step goes on from the state of the copy, so it does not matter where the step before ended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import orjson

from db.feed.digest import Digest
from db.feed.lag import Lag
from db.feed.mirror_state import CopyBatch, MirrorHasOtherFilters, MirrorState, Place
from service.endpoint.filter_input import options_of
from service.mirror.gathered_changes import Gathered
from service.mirror.remote import Remote, RemoteAway, raise_problem
from service.mirror.store import Store, bucket_of, hash_of
from service.plain_structlog import structlog

BATCH = 500
DATA = b',"data":'
BUCKETS = frozenset(f"{number:02x}" for number in range(256))
ROUNDS = 10
"""Rounds of comparison for buckets that change meanwhile; those left after them are reported as not compared."""

log = structlog.get_logger("isnad.mirror")


@dataclass(slots=True)
class Verification:
    """The result of a comparison with the server: the number of items, and those that differed.

    ``unseen`` are the buckets that could not be compared, because they kept changing or because the feed was held back:
    ``held_back`` is what then waits at the server behind an open transaction.
    """

    items: int = 0
    differing: list[str] = field(default_factory=list)
    unseen: frozenset[str] = BUCKETS
    held_back: Lag | None = None

    @property
    def is_right(self) -> bool:
        """Whether everything was compared, and nothing differed."""
        return not self.differing and not self.unseen


class Mirror:
    """A copy of one server's data, with the filters with which it was begun.

    ``pause_s`` is how long to wait for an older write in progress at the server before the two are compared again.
    """

    def __init__(self, remote: Remote, store: Store, filters: Mapping[str, str], *, pause_s: float = 1) -> None:
        self._remote, self._store, self._filters, self._pause_s = remote, store, dict(filters), pause_s
        self._touched: set[str] = set()
        self._lag = Lag(0, 0)
        self._gathered = Gathered()
        self.state: MirrorState | None = None

    async def open(self) -> None:
        """Read the state of the copy; raises MirrorInUse, or MirrorHasOtherFilters."""
        self.state = await self._store.open()
        if self.state is not None and self.state.filters != self._filters:
            was = options_of(self.state.filters)
            raise MirrorHasOtherFilters(
                f"the existing copy was created with {was}: use the same filters, or keep another copy elsewhere"
                if was
                else "the existing copy is complete: omit the filters, or keep another copy elsewhere"
            )

    @property
    def progress(self) -> tuple[MirrorState | None, str | None]:
        """How far the copy has come, also within a transaction that is still incomplete."""
        return self.state, self._gathered.cursor

    async def begin_anew(self) -> None:
        """Begin a new generation beside the one that is shown."""
        before = self.state
        number = 1 if before is None else before.generation + 1
        shown = None if before is None else before.shown
        self.state = MirrorState(number, shown, filters=self._filters)
        self._gathered = Gathered()
        await self._store.discard()
        await self._store.begin(self.state)
        log.info("snapshot begins", generation=number)

    async def advance(self, wait_s: float = 0) -> int:
        """Go on up to the present, or for ``wait_s`` seconds beyond it; return how many changes wait at the server.

        Raises RemoteGone if the copy has to be begun anew, RemoteAway, RemoteRefused.
        """
        if self.state is None:
            await self.begin_anew()
        if not self._now.is_whole:
            await self._take_snapshot()
        waiting = await self._follow(wait_s if self._now.shown == self._now.generation else 0)
        if self._now.shown != self._now.generation:
            self.state = replace(self._now, shown=self._now.generation)
            await self._store.show(self.state)
            log.info("snapshot shown", generation=self.state.generation)
        return waiting

    @property
    def _now(self) -> MirrorState:
        if self.state is None:
            raise TypeError("the copy is being created")
        return self.state

    async def _take_snapshot(self) -> None:
        batch: dict[Place, bytes | None] = {}
        async for lines in self._remote.snapshot(self._now.after):
            for line in lines:
                if DATA in line:
                    place, data = _item(line)
                    batch[place] = data
                else:
                    await self._note(line, batch)
            if len(batch) >= BATCH:
                await self._keep_snapshot(batch)
        if not self._now.is_whole:
            await self._keep_snapshot(batch)
            raise RemoteAway("the snapshot broke off")

    async def _note(self, line: bytes, batch: dict[Place, bytes | None]) -> None:
        """Handle a line of a snapshot that is no item: the first, the last, or a problem."""
        told = orjson.loads(line)
        if "problem" in told:
            await self._keep_snapshot(batch)
            raise_problem(told["problem"])
        if "complete" in told:
            await self._keep_snapshot(batch)
            await self._write({}, frozenset(), replace(self._now, is_whole=True, after=None))
        elif self._now.cursor is None:  # keep the cursor of the first part: later changes are in the feed
            await self._write({}, frozenset(), replace(self._now, cursor=told["cursor"]))

    async def _keep_snapshot(self, batch: dict[Place, bytes | None]) -> None:
        if batch:
            await self._write(batch, frozenset(), replace(self._now, after="/".join(list(batch)[-1])))
            batch.clear()

    async def _follow(self, wait_s: float) -> int:
        """Write the changes of the feed by transaction; return how many changes wait at the server.

        It goes on after the last change received, even if that belongs to an incomplete transaction and is not written
        yet.
        """
        after = self._gathered.cursor or self._now.cursor or ""
        try:
            async for lines in self._remote.changes(after, wait_s):
                for line in lines:
                    if (waiting := await self._take(line)) is not None:
                        return waiting
                if wait_s:
                    await self._keep_whole()
        except RemoteAway:
            await self._keep_whole()
            raise
        raise RemoteAway("the feed broke off")

    async def _take(self, line: bytes) -> int | None:
        """Handle a line of the feed; if it is the last one, return how many changes wait at the server."""
        head, _, data = line.partition(DATA)
        told, gathered = orjson.loads(head + b"}" if data else line), self._gathered
        if data:
            gathered.add(told, data[:-1])
            if len(gathered.whole) >= BATCH or (gathered.is_staged and not gathered.rest):
                await self._keep_whole()
            if len(gathered.rest) >= BATCH:
                await self._keep_whole()
                await self._store.stage(gathered.staged(), self._now)
            return None
        if "problem" in told:
            await self._keep_whole()
            raise_problem(told["problem"])
        if "upToDate" not in told:
            return None
        gathered.end(told["cursor"])
        await self._keep_whole()
        self._lag = Lag(int(told["lag"]["changes"]), float(told["lag"]["seconds"]))
        return self._lag.changes

    async def _keep_whole(self) -> None:
        """Write the complete transactions."""
        gathered = self._gathered
        if gathered.whole_cursor is not None:
            self._touched |= gathered.touched
            await self._write(
                gathered.whole, frozenset(gathered.forgotten), replace(self._now, cursor=gathered.whole_cursor)
            )
            gathered.clear()

    async def _write(
        self, items: Mapping[Place, bytes | None], forgotten: frozenset[Place], state: MirrorState
    ) -> None:
        if items or state != self.state:
            await self._store.write(CopyBatch(dict(items), forgotten, is_whole=self._now.is_whole), state)
        self._touched.update(map(bucket_of, items))
        self.state = state

    async def verify(self, *, repair: bool) -> Verification:
        """Compare the copy with the server's digest; with ``repair`` read the differing items again.

        A part that changes meanwhile is compared again. Raises what ``advance`` raises.
        """
        found = Verification()
        for _ in range(ROUNDS):
            await self._compare(found, repair=repair)
            if not found.unseen:
                break
        return found

    async def _compare(self, found: Verification, *, repair: bool) -> None:
        """Compare the buckets that were not compared yet, except those that change meanwhile."""
        if await self.advance():
            self._say_held_back(found)
            await self.advance(self._pause_s)
        self._touched.clear()
        told = await self._remote.digest()
        waiting = await self.advance()
        found.held_back = self._lag if waiting else None
        if not told["settled"] or waiting:
            return
        theirs = {name: Digest(each["items"], int(each["digest"], 16)) for name, each in told["buckets"].items()}
        own = await self._store.buckets(self._now.generation)
        compared = found.unseen - self._touched
        found.items, found.unseen = told["items"], found.unseen - compared
        for bucket in sorted(compared):
            if own.get(bucket, Digest()) != theirs.get(bucket, Digest()):
                found.differing += await self._differing(bucket, repair=repair)

    def _say_held_back(self, found: Verification) -> None:
        """Log once what the comparison waits for."""
        if found.held_back is None:
            waiting = {"changes": self._lag.changes, "seconds": round(self._lag.seconds, 1)}
            log.info("waits for a transaction that is open in the server's database", **waiting)

    async def _differing(self, bucket: str, *, repair: bool) -> list[str]:
        """Return the items of a bucket that differ from the server's, and with ``repair`` write the server's."""
        told: dict[Place, bytes | None] = {}
        is_whole = False
        async for lines in self._remote.snapshot(bucket=bucket):
            told.update(map(_item, (line for line in lines if DATA in line)))
            is_whole = any(b'"complete"' in line and DATA not in line for line in lines)
        if not is_whole:
            raise RemoteAway("the snapshot broke off")
        own = await self._store.hashes(self._now.generation, bucket)
        wrong = {place: data for place, data in told.items() if data and own.get(place) != hash_of(place, data)}
        gone: Iterable[Place] = own.keys() - told.keys()
        items: dict[Place, bytes | None] = {**wrong, **dict.fromkeys(gone)}
        if repair:
            await self._write(items, frozenset(gone), self._now)
        return sorted("/".join(place) for place in items)


def _item(line: bytes) -> tuple[Place, bytes]:
    """Return an item and its data, as the bytes received."""
    head, _, data = line.partition(DATA)
    told = orjson.loads(head + b"}")
    return (told["type"], told["id"]), data[:-1]
