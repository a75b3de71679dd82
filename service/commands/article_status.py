"""``isnad withhold``, ``isnad cancel``, ``isnad restore``: whether an article may be used, whatever its bundles say."""

from typing import Annotated

from cyclopts import Parameter

from service.cli.operation_command import run_operation
from service.cli.options import ArticleOption, ExpectedVersion, JsonOption, ReasonOption


def withhold(
    article: ArticleOption,
    /,
    *,
    reason: ReasonOption,
    expected_version: ExpectedVersion = None,
    json: JsonOption = False,
) -> int:
    """Withhold an article for now: only callers who may see drafts still see it, and what no other article mentions."""
    given = {"article": article, "reason": reason, "expectedVersion": expected_version}
    return run_operation("withholdArticle", given, json=json)


def cancel(
    article: ArticleOption,
    /,
    *,
    reason: ReasonOption,
    expected_version: ExpectedVersion = None,
    json: JsonOption = False,
) -> int:
    """Withdraw an article for good: only callers who may see drafts still see it, and what no other article mentions."""
    given = {"article": article, "reason": reason, "expectedVersion": expected_version}
    return run_operation("cancelArticle", given, json=json)


def restore(
    article: ArticleOption,
    /,
    *,
    note: Annotated[str | None, Parameter(help="A note for the history.")] = None,
    expected_version: ExpectedVersion = None,
    json: JsonOption = False,
) -> int:
    """Release an article that was withheld or cancelled."""
    given = {"article": article, "note": note, "expectedVersion": expected_version}
    return run_operation("restoreArticle", given, json=json)
