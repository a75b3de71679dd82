"""Reading for exports: the stored documents, page by page to the end, with the caller's rights.

An export is never cut off silently: a request for more items than may be exported is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from db.bundle.read_bundle import read_bundle
from db.bundle.stored_bundle import StoredBundle
from db.sql.errors import AnswerTooLarge
from db.sql.visibility import Visibility
from schema.base.errors import TooCostly
from schema.request.request import ReadRequest, RequestReader
from schema.resource.export import LISTS, WRITTEN, article_document, document_with
from schema.resource.resource import AnswerForm
from service.answers.answers import Answers
from service.errors.export import ExportDisturbed, ExportTooLarge
from service.exports.data.subject import Row
from service.parameters.rest_answer import not_found
from service.parameters.rest_binding import bound
from service.parameters.rest_request import ResourceRequest

PAGE_SIZES = (100, 50, 20, 5, 1)
"""Page sizes to try for a list: the first whose cost a request may have is used."""

ARTICLE_SIZES = PAGE_SIZES[1:]
"""The same for an article, for each of its lists."""

TRIES = 3


@dataclass(frozen=True, slots=True)
class ExportReading:
    """One reading of an export: the request, the visibility, and ``spend``, called with the cost before each statement.

    ``weigh`` is called with that cost and the bytes of the answer.
    """

    asked: ResourceRequest
    visibility: Visibility
    spend: Callable[[int], None]
    weigh: Callable[[int, int], None] = lambda cost, size: None


@dataclass(frozen=True, slots=True)
class ReadList:
    """The items of a list, the cursors at its ends, and whether there are more before and after."""

    items: list[Row]
    info: Row
    certainties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ExportReader:
    """Reads exports, of at most ``max_items`` items."""

    reader: RequestReader
    answers: Answers
    max_items: int

    async def article(self, reading: ExportReading) -> Row:
        """Return an article with everything in it, as of one moment. Raises ObjectNotFound, ExportDisturbed."""
        for _ in range(TRIES):
            found = await self._article(reading)
            if found is not None:
                return found
        raise ExportDisturbed("the article is being written: try again in a moment")

    async def bundle(self, reading: ExportReading, annotation_set: str | None) -> tuple[StoredBundle, str]:
        """Return what is stored of an article as a bundle, with the article's slug. Raises ObjectNotFound."""
        (article,) = (await self.items(reading, "slug")).items
        stored = await read_bundle(self.answers.pool, UUID(article["id"]), annotation_set, wait_s=self.answers.wait_s)
        self._check_size("the article has", sum(1 for _ in stored.reading.annotations))
        return stored, article["slug"]

    async def _article(self, reading: ExportReading) -> Row | None:
        """Return an article; None if it was changed while it was read."""
        variables: dict[str, Any] = dict(reading.asked.variables)
        whole = await self._article_page(reading, variables)
        page: Row = whole
        self._check_article(whole)
        while goes_on := [name for name in LISTS if name in page and page[name]["pageInfo"]["hasNextPage"]]:
            variables |= {name: name in goes_on for name in LISTS}
            variables |= {f"{name}After": page[name]["pageInfo"]["endCursor"] for name in goes_on}
            page = await self._article_page(reading, variables)
            if page["version"] != whole["version"]:
                return None
            for name in goes_on:
                whole[name]["nodes"] += page[name]["nodes"]
            self._check_article(whole)
        return whole

    def _check_article(self, article: Row) -> None:
        self._check_size("the article has", sum(len(article[name]["nodes"]) for name in LISTS))

    async def _article_page(self, reading: ExportReading, variables: Mapping[str, Any]) -> dict[str, Any]:
        data = await self._read(article_document(), variables, reading, ("size", ARTICLE_SIZES))
        if not data.get("article"):
            raise not_found(reading.asked)
        found: dict[str, Any] = data["article"]
        return found

    async def items(self, reading: ExportReading, more: str = "", size: int | None = None) -> ReadList:
        """Return the items of a resource: those of a page if one is requested or ``size`` is given, else all.

        ``more`` is also selected of each item. Raises ObjectNotFound, ExportTooLarge.
        """
        text = document_with(reading.asked.resource.name, f"{WRITTEN} {more}")
        if reading.asked.resource.form is not AnswerForm.PAGE:
            return _only(await self._data(text, reading.asked.variables, reading))
        variables: dict[str, Any] = dict(reading.asked.variables)
        is_page = any(name in variables for name in ("first", "last", "after", "before"))
        if is_page or size is not None:
            sized = variables if "first" in variables or "last" in variables else {"first": size or 20, **variables}
            return _list(await self._data(text, sized, reading), reading.asked)
        return await self._all(text, variables, reading)

    async def _all(self, text: str, variables: dict[str, Any], reading: ExportReading) -> ReadList:
        whole = ReadList([], {}, {})
        while True:
            page = _list(await self._data(text, variables, reading, ("first", PAGE_SIZES)), reading.asked)
            whole = ReadList(whole.items + page.items, page.info, {**whole.certainties, **page.certainties})
            self._check_size("there are", len(whole.items) + page.info["hasNextPage"])
            if not page.info["hasNextPage"]:
                return whole
            variables = {**variables, "after": page.info["endCursor"]}

    def _check_size(self, there: str, count: int) -> None:
        """Refuse an export whose number of items, at least ``count``, is above the limit: raises ExportTooLarge."""
        if count > self.max_items:
            raise ExportTooLarge(
                f"{there} more than {self.max_items} items, the limit for one export: narrow it down, or"
                " fetch the lists in pages with `first` and `after`",
                allowed=self.max_items,
            )

    async def _data(
        self,
        text: str,
        variables: Mapping[str, Any],
        reading: ExportReading,
        sizing: tuple[str, tuple[int, ...]] | None = None,
    ) -> Any:
        """Return the value at the end of a resource's response keys. Raises ObjectNotFound."""
        found = await self._read(text, variables, reading, sizing)
        for key in reading.asked.resource.way:
            found = found.get(key)
            if not found:
                raise not_found(reading.asked)
        return found

    async def _read(
        self,
        text: str,
        variables: Mapping[str, Any],
        reading: ExportReading,
        sizing: tuple[str, tuple[int, ...]] | None,
    ) -> Any:
        """Return the data, read with the largest size whose cost and bytes a request may have."""
        name, sizes = sizing or ("", (0,))
        for size in sizes:
            sized = {**variables, name: size} if sizing else variables
            try:
                return await self._run(self.reader.read(text, None, sized, reading.visibility), reading)
            except (TooCostly, AnswerTooLarge):
                if size == sizes[-1]:
                    raise
        raise ValueError("no size to read with")

    async def _run(self, read: ReadRequest, reading: ExportReading) -> Any:
        if read.prepared.compiled is None:
            raise ValueError(f"the export of {reading.asked.resource.name} reads nothing")
        reading.spend(read.prepared.cost)
        values = bound(read.prepared.compiled, read.variables, reading.asked)
        answer = await self.answers.read(
            read.prepared.compiled, values
        )  # a cached answer could be older than the next page
        reading.weigh(read.prepared.cost, len(answer.data))
        return orjson.loads(answer.data)


def _only(row: Row) -> ReadList:
    return ReadList([row], {}, {})


def _list(page: Row, asked: ResourceRequest) -> ReadList:
    if asked.resource.items != "edges":
        return ReadList(list(page["nodes"]), page["pageInfo"], {})
    items = [edge["node"] for edge in page["edges"]]
    certainties = {edge["node"]["id"]: edge["certainty"] for edge in page["edges"] if edge.get("certainty")}
    return ReadList(items, page["pageInfo"], certainties)
