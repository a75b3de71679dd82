"""The operation that drafts an article: from its raw text to a bundle, which it can load as a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from db.drafting.draft_request import DraftArticle, PreparedDraft, draft_first
from db.drafting.named_entities import find_named_entities, find_own_entities, find_taken_keys
from db.load.store import load_reading
from db.operation.bundle_problem import fault_of_refusal, refusal_of, warning_of_problem
from db.operation.computing import Computing, Preparation, in_thread
from db.operation.load_errors import LoadRefused
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.transaction.operation_transaction import position_of, write_transaction
from editorial.bundle.check import BundleRefused, Checked
from editorial.draft.raw_article import RawArticle
from editorial.drafted.article import DraftedArticle
from editorial.drafted.head import DraftedHead
from editorial.drafting.rules import NAME as RULES
from editorial.job import CheckBundle, FindRuns, WriteDraft
from editorial.model.reading import Reading

_EXISTS = "select exists (select from article where slug = $1)"
_FIND_EARLIER = read_statement("drafting/find_earlier_draft")


async def draft_article(
    connection: Connection, request: DraftArticle, *, actor: Actor, computing: Computing = in_thread
) -> Outcome:
    """Draft an article and return the bundle; with ``load``, store it, and first the article if it is new.

    The draft refers to stored entities of whose names the text contains one. Raises OperationRefused.
    """
    prepared = request if isinstance(request, PreparedDraft) else await draft_first(request, Preparation(computing))
    drafting = _Drafting(connection, prepared, computing)
    written = await drafting.first()
    if not prepared.load:
        return Outcome(values={**_values(prepared, written), "warnings": []})
    written, checked = await drafting.as_before(written)
    return await _load(connection, prepared, checked, _values(prepared, written), actor=actor)


@dataclass(frozen=True, slots=True)
class _DraftWritten:
    """The draft of an article, with the stored entities that it may name, under a heading."""

    article: RawArticle
    heading: DraftedHead
    drafted: DraftedArticle


@dataclass(frozen=True, slots=True)
class _Drafting:
    connection: Connection
    request: PreparedDraft
    computing: Computing

    async def first(self) -> _DraftWritten:
        """Return the draft; no new entity has the key of a stored one that the text does not name."""
        request, connection = self.request, self.connection
        runs = await self.computing(FindRuns(request.article.body))
        own = await find_own_entities(connection, request.slug or "", request.annotation_set)
        article = replace(request.article, known=await find_named_entities(connection, runs, own))
        written = await self._write(article, request.heading(datetime.now(UTC)))
        taken = await find_taken_keys(connection, written.drafted.new_keys, own)
        return await self._write(article, replace(written.heading, taken=taken)) if taken else written

    async def as_before(self, written: _DraftWritten) -> tuple[_DraftWritten, Checked]:
        """Return the draft with the bundle to load; if it says what an earlier one did, it has that one's time."""
        request = self.request
        named = (request.slug, request.annotation_set, request.drafters)
        earlier = await self.connection.fetchrow(_FIND_EARLIER, *named)
        if earlier:
            again = await self._write(written.article, replace(written.heading, asserted_at=earlier["asserted_at"]))
            checked = await self._checked(again)
            if checked.sha256 == earlier["bundle_sha256"]:
                return again, checked
        return written, await self._checked(written)

    async def _write(self, article: RawArticle, heading: DraftedHead) -> _DraftWritten:
        by_rules = RULES in self.request.names
        drafted = await self.computing(WriteDraft(article, heading, self.request.drafts, by_rules=by_rules))
        return _DraftWritten(article, heading, drafted)

    async def _checked(self, written: _DraftWritten) -> Checked:
        """Return the bundle as it is loaded: with the text in it, since it has no files beside it."""
        if written.heading.body_file is not None:
            written = await self._write(written.article, replace(written.heading, body_file=None))
        try:
            return await self.computing(CheckBundle(written.drafted.text, "draft"))
        except BundleRefused as refused:
            raise refusal_of(refused) from None


def _values(request: PreparedDraft, written: _DraftWritten) -> Mapping[str, object]:
    drafted = written.drafted
    return {
        "bundle": drafted.text,
        "slug": request.slug,
        "language": written.article.language,
        "counts": drafted.counts,
        "notes": drafted.notes,
    }


async def _load(
    connection: Connection, request: PreparedDraft, checked: Checked, values: Mapping[str, object], *, actor: Actor
) -> Outcome:
    """Store a draft in its annotation set; the article is stored first, as a draft without annotations, if it is new."""
    reading = checked.reading
    try:
        async with write_transaction(connection, dry_run=request.dry_run):
            if not await connection.fetchval(_EXISTS, reading.article.slug):
                await load_reading(connection, _only_article(reading), reading.article.sha256, actor=actor)
            report = await load_reading(connection, reading, checked.sha256, actor=actor)
            position = None if request.dry_run else await position_of(connection)
    except BundleRefused as refused:
        raise refusal_of(refused) from None
    except (LoadRefused, OperationFault) as refused:
        fault = fault_of_refusal(refused) if isinstance(refused, LoadRefused) else refused
        raise OperationRefused([fault]) from None
    warnings = [*(warning_of_problem(problem) for problem in checked.warnings), *report.warnings]
    loaded = {**values, "outcome": report.outcome, "visibility": report.visibility, "warnings": warnings}
    return Outcome(ids={"article": report.article_id}, values=loaded, position=position)


def _only_article(reading: Reading) -> Reading:
    """Return the article's own bundle, which has no annotations."""
    unknowns = {name: each for name, each in reading.unknowns.items() if name == "article"}
    return Reading(reading.article, (), (), (), (), (), state=reading.state, unknowns=unknowns)
