"""``isnad withhold``, ``isnad cancel``, ``isnad restore``: whether an article may be used, whatever its bundles say."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

from service.cli.operation_command import run_operation

Article: TypeAlias = Annotated[str, Parameter(help="The slug or id of the article.")]
Reason: TypeAlias = Annotated[str, Parameter(help="The reason. Shown in the history to callers who may see drafts.")]
ExpectedVersion: TypeAlias = Annotated[
    int | None,
    Parameter(help="The version of the article that you know; if it now has another version, nothing is done."),
]
Json: TypeAlias = Annotated[bool, Parameter(negative=(), help="Print the result as JSON.")]


def withhold(
    article: Article, /, *, reason: Reason, expected_version: ExpectedVersion = None, json: Json = False
) -> int:
    """Withhold an article for now: only callers who may see drafts still see it, and what no other article mentions."""
    given = {"article": article, "reason": reason, "expectedVersion": expected_version}
    return run_operation("withholdArticle", given, json=json)


def cancel(article: Article, /, *, reason: Reason, expected_version: ExpectedVersion = None, json: Json = False) -> int:
    """Withdraw an article for good: only callers who may see drafts still see it, and what no other article mentions."""
    given = {"article": article, "reason": reason, "expectedVersion": expected_version}
    return run_operation("cancelArticle", given, json=json)


def restore(
    article: Article,
    /,
    *,
    note: Annotated[str | None, Parameter(help="A note for the history.")] = None,
    expected_version: ExpectedVersion = None,
    json: Json = False,
) -> int:
    """Release an article that was withheld or cancelled."""
    given = {"article": article, "note": note, "expectedVersion": expected_version}
    return run_operation("restoreArticle", given, json=json)
