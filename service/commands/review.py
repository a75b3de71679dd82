"""``isnad review``: publish annotations, turn them down, or note that they were looked at."""

from typing import Annotated, Literal

from cyclopts import Parameter

from service.console import CommandFailed, Exit
from service.operation_command import run_operation


def review(
    decision: Annotated[
        Literal["publish", "review", "reject"], Parameter(help="`review` notes that they were looked at, and no more.")
    ],
    annotations: Annotated[
        list[str] | None,
        Parameter(
            help="Their ids, each with `@` and the version that you looked at where nothing else is to be decided on.",
            consume_multiple=True,
        ),
    ] = None,
    /,
    *,
    article: Annotated[
        str | None, Parameter(help="Instead: all that wait in this article, by its slug or its id.")
    ] = None,
    annotation_set: Annotated[
        str | None, Parameter(help="Of the article only this annotation set; empty for what its own bundle says.")
    ] = None,
    note: Annotated[str | None, Parameter(help="What you say of it; `reject` needs it.")] = None,
    expected_version: Annotated[
        int | None, Parameter(help="The version of the article that you know: at another one nothing is decided.")
    ] = None,
    json: Annotated[bool, Parameter(negative=(), help="Print what was done as JSON.")] = False,
) -> int:
    """Decide on annotations, or on all that wait in an article."""
    given = {
        "decision": decision.upper(),
        "annotations": [_named(each) for each in annotations or []],
        "article": article,
        "annotationSet": annotation_set,
        "note": note,
        "expectedVersion": expected_version,
    }
    return run_operation("reviewAnnotations", given, json=json)


def _named(text: str) -> dict[str, object]:
    """Return an annotation as it is named on the command line: ``ID`` or ``ID@VERSION``."""
    id_, at, version = text.partition("@")
    if not at:
        return {"id": id_}
    if not version.isdecimal():
        raise CommandFailed(f"{text!r} is not an id with a version: write ID@3", Exit.USAGE)
    return {"id": id_, "expectedVersion": int(version)}
