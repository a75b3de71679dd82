"""``isnad correct`` and ``isnad amend``: correct the text of an article, or the values of an annotation."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from cyclopts import Parameter

from service.cli.console import CommandFailed, Exit
from service.cli.operation_command import plain_lines, run_operation
from service.cli.options import AnnotationOption, ArticleOption, JsonOption

DryRun: TypeAlias = Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")]


def correct(
    article: ArticleOption,
    file: Annotated[
        Path,
        Parameter(
            help="The file with the whole corrected text, in UTF-8; - for standard input.", allow_leading_hyphen=True
        ),
    ],
    /,
    *,
    note: Annotated[str | None, Parameter(help="What readers should know about the correction: a public note.")] = None,
    expected_version: Annotated[
        int | None,
        Parameter(help="The version of the article that you know; if it now has another version, nothing is done."),
    ] = None,
    dry_run: DryRun = False,
    json: JsonOption = False,
) -> int:
    """Correct the text of an article: create its next revision, find its annotations again, and print the result for each."""
    given: dict[str, object] = {"article": article, "body": text_of(file), "note": note}
    given |= {"expectedVersion": expected_version, "dryRun": dry_run}
    return run_operation("correctArticle", given, json=json, lines=_lines)


def amend(
    annotation: AnnotationOption,
    file: Annotated[
        Path,
        Parameter(
            help="The file with the new values, in YAML or JSON as in a bundle; - for standard input.",
            allow_leading_hyphen=True,
        ),
    ],
    /,
    *,
    note: Annotated[
        str | None, Parameter(help="The reason. Shown in the history to callers who may see drafts.")
    ] = None,
    expected_version: Annotated[
        int | None,
        Parameter(help="The version of the annotation that you know; if it now has another version, nothing is done."),
    ] = None,
    dry_run: DryRun = False,
    json: JsonOption = False,
) -> int:
    """Correct an annotation with the values in a file. Omitted values stay as they are."""
    given: dict[str, object] = {"id": annotation, "annotation": text_of(file), "note": note}
    given |= {"expectedVersion": expected_version, "dryRun": dry_run}
    return run_operation("correctAnnotation", given, json=json)


def text_of(file: Path) -> str:
    """Return the text of a file, ``-`` being standard input; raises CommandFailed."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as fault:
        raise CommandFailed(f"{file} cannot be read: {fault.strerror}", Exit.USAGE) from None
    except UnicodeDecodeError as fault:
        raise CommandFailed(f"{file} is not UTF-8: {fault.reason} at byte {fault.start}", Exit.USAGE) from None


def _lines(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield the counts, and a line for each annotation whose words were not found exactly."""
    yield from plain_lines({name: value for name, value in payload.items() if name != "annotations"})
    for each in payload["annotations"]:
        if each["status"] != "EXACT":
            span = max(each["spans"], key=lambda span: span["status"] == each["status"])
            score = f" {span['score']:.2f}" if each["status"] == "FUZZY" else ""
            after = f" → {span['after']['exact']}" if each["status"] == "FUZZY" else ""
            changed = f" ({', '.join(span['changes'])})" if span["changes"] else ""
            yield f"  {each['status']:<9}{score} {each['type']} {each['key']}: {span['before']['exact']}{after}{changed}"
