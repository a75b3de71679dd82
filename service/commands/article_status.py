"""``isnad withhold``, ``isnad cancel``, ``isnad restore``: whether an article may be used, whatever its bundles say."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

from service.operation_command import run_operation

Article: TypeAlias = Annotated[str, Parameter(help="The article: its slug or its id.")]
Reason: TypeAlias = Annotated[str, Parameter(help="Why: it stands in the history, for who may see drafts.")]
ExpectedVersion: TypeAlias = Annotated[
    int | None, Parameter(help="The version of the article that you know: at another one nothing is done.")
]
Json: TypeAlias = Annotated[bool, Parameter(negative=(), help="Print what was done as JSON.")]


def withhold(
    article: Article, /, *, reason: Reason, expected_version: ExpectedVersion = None, json: Json = False
) -> int:
    """Hold an article back for now: only who may see drafts sees it, or what it alone speaks of."""
    given = {"article": article, "reason": reason, "expectedVersion": expected_version}
    return run_operation("withholdArticle", given, json=json)


def cancel(article: Article, /, *, reason: Reason, expected_version: ExpectedVersion = None, json: Json = False) -> int:
    """Withdraw an article for good: only who may see drafts sees it, or what it alone speaks of."""
    given = {"article": article, "reason": reason, "expectedVersion": expected_version}
    return run_operation("cancelArticle", given, json=json)


def restore(
    article: Article,
    /,
    *,
    note: Annotated[str | None, Parameter(help="What is to be said of it in the history.")] = None,
    expected_version: ExpectedVersion = None,
    json: Json = False,
) -> int:
    """Let an article that was withheld or cancelled be used again."""
    given = {"article": article, "note": note, "expectedVersion": expected_version}
    return run_operation("restoreArticle", given, json=json)
