"""The operation that drafts an article: from its raw text to a bundle, which it can load as a draft."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from db.drafting.draft_request import DraftArticle, PreparedDraft, draft_first
from db.drafting.named_entities import find_named_entities
from db.load.store import load_reading
from db.operation.bundle_problem import fault_of_refusal, refusal_of, warning_of_problem
from db.operation.computing import Computing, Preparation, in_thread
from db.operation.load_errors import LoadRefused
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome
from db.sql.connection import Connection
from db.transaction.operation_transaction import position_of, write_transaction
from editorial.bundle.check import BundleRefused, Checked
from editorial.drafting.rules import NAME as RULES
from editorial.job import CheckBundle, FindRuns, WriteDraft
from editorial.model.reading import Reading

_EXISTS = "select exists (select from article where slug = $1)"


async def draft_article(
    connection: Connection, request: DraftArticle, *, actor: Actor, computing: Computing = in_thread
) -> Outcome:
    """Draft an article and return the bundle; with ``load``, store it, and first the article if it is new.

    The draft refers to stored entities of whose names the text contains one. Raises OperationRefused.
    """
    prepared = request if isinstance(request, PreparedDraft) else await draft_first(request, Preparation(computing))
    return await _drafted(connection, prepared, actor=actor, computing=computing)


async def _drafted(connection: Connection, request: PreparedDraft, *, actor: Actor, computing: Computing) -> Outcome:
    runs = await computing(FindRuns(request.article.body))
    article = replace(request.article, known=await find_named_entities(connection, runs))
    heading = request.heading(datetime.now(UTC))
    drafted = await computing(WriteDraft(article, heading, request.drafts, by_rules=RULES in request.names))
    values = {
        "bundle": drafted.text,
        "slug": request.slug,
        "language": article.language,
        "counts": drafted.counts,
        "notes": drafted.notes,
    }
    if not request.load:
        return Outcome(values={**values, "warnings": []})
    whole = drafted.text
    if heading.body_file is not None:  # what is loaded has no files beside it
        in_full = replace(heading, body_file=None)
        again = WriteDraft(article, in_full, request.drafts, by_rules=RULES in request.names)
        whole = (await computing(again)).text
    checked = await _checked(whole, computing)
    return await _load(connection, request, checked, values, actor=actor)


async def _checked(text: str, computing: Computing) -> Checked:
    try:
        return await computing(CheckBundle(text, "draft"))
    except BundleRefused as refused:
        raise refusal_of(refused) from None


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
