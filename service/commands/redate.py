"""``isnad redate``: change when an article was published, and the dates that follow from it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from cyclopts import Parameter

from service.cli.operation_command import plain_lines, run_operation
from service.cli.options import ArticleOption, JsonOption


def redate(
    article: ArticleOption,
    published_at: Annotated[str, Parameter(help="When it was published, with the offset: 2025-12-13T09:30:00+03:00.")],
    /,
    *,
    timezone: Annotated[
        str | None,
        Parameter(
            help="The time zone of the publication, such as Europe/Minsk; if omitted, the article keeps its own."
        ),
    ] = None,
    note: Annotated[
        str | None, Parameter(help="The reason. Shown in the history to callers who may see drafts.")
    ] = None,
    expected_version: Annotated[
        int | None,
        Parameter(help="The version of the article that you know; if it now has another version, nothing is done."),
    ] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: JsonOption = False,
) -> int:
    """Change when an article was published. Dates that its words state relative to that day are calculated again."""
    given: dict[str, object] = {"article": article, "publishedAt": published_at, "timezone": timezone, "note": note}
    given |= {"expectedVersion": expected_version, "dryRun": dry_run}
    return run_operation("changePublicationDate", given, json=json, lines=_lines)


def _lines(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was done, and a line for each date that changed."""
    yield from plain_lines({name: value for name, value in payload.items() if name != "dates"})
    for each in payload["dates"]:
        before, after = each["before"], each["after"]
        if each["changed"]:
            yield f"  {each['type']} {each['key']}: {each['expression']}: {before['edtf'] or '-'} → {after['edtf'] or '-'}"
