"""``isnad review``: publish annotations, reject them, or record that they were reviewed."""

from typing import Annotated, Literal

from cyclopts import Parameter

from db.lookup.reference import ANNOTATIONS
from service.cli.completion import keys_of
from service.cli.console import CommandFailed, Exit
from service.cli.operation_command import run_operation
from service.cli.options import JsonOption


def review(
    decision: Annotated[
        Literal["publish", "review", "reject"],
        Parameter(help="The decision; `review` only records that the annotations were reviewed."),
    ],
    annotations: Annotated[
        list[str] | None,
        Parameter(
            completer=keys_of(*ANNOTATIONS),
            help="Annotations: `slug/key`, ids or addresses. Append `@` and the version that you reviewed to refuse others.",
            consume_multiple=True,
        ),
    ] = None,
    /,
    *,
    article: Annotated[
        str | None,
        Parameter(help="Instead of ids: the slug or id of an article, to decide on all of its annotations that wait."),
    ] = None,
    annotation_set: Annotated[
        str | None, Parameter(help="With --article: only annotations of this set; empty for those of its own bundle.")
    ] = None,
    note: Annotated[str | None, Parameter(help="A note on the decision; required for `reject`.")] = None,
    expected_version: Annotated[
        int | None,
        Parameter(help="The version of the article that you know; if it now has another version, nothing is decided."),
    ] = None,
    json: JsonOption = False,
) -> int:
    """Decide on the given annotations, or on all annotations of an article that wait."""
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
    """Return an annotation named on the command line: ``ID`` or ``ID@VERSION``."""
    id_, at, version = text.rpartition("@") if "@" in text else (text, "", "")
    if not at:
        return {"id": id_}
    if not version.isdecimal():
        raise CommandFailed(f"{text!r} is not an id with a version: use ID@3", Exit.USAGE)
    return {"id": id_, "expectedVersion": int(version)}
