"""``isnad redate``: when an article was published, and the dates that follow from it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from cyclopts import Parameter

from service.operation_command import plain_lines, run_operation


def redate(
    article: Annotated[str, Parameter(help="The article: its slug or its id.")],
    published_at: Annotated[str, Parameter(help="When it was published, with the offset: 2025-12-13T09:30:00+03:00.")],
    /,
    *,
    timezone: Annotated[
        str | None, Parameter(help="The publication's time zone, as Europe/Minsk; left out, that of the article stays.")
    ] = None,
    note: Annotated[str | None, Parameter(help="Why: it stands in the history, for who may see drafts.")] = None,
    expected_version: Annotated[
        int | None, Parameter(help="The version of the article that you know: at another one nothing is done.")
    ] = None,
    dry_run: Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")] = False,
    json: Annotated[bool, Parameter(negative=(), help="Print what was done as JSON.")] = False,
) -> int:
    """Change when an article was published. Dates that its words tell are counted anew; those that an editor gave stay."""
    given: dict[str, object] = {"article": article, "publishedAt": published_at, "timezone": timezone, "note": note}
    given |= {"expectedVersion": expected_version, "dryRun": dry_run}
    return run_operation("changePublicationDate", given, json=json, lines=_lines)


def _lines(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was done, and a line for each date that became another."""
    yield from plain_lines({name: value for name, value in payload.items() if name != "dates"})
    for each in payload["dates"]:
        before, after = each["before"], each["after"]
        if each["changed"]:
            yield f"  {each['type']} {each['key']}: {each['expression']}: {before['edtf'] or '-'} → {after['edtf'] or '-'}"
