"""``isnad review``: publish annotations, reject them, or record that they were reviewed; all at once or one by one."""

from typing import Annotated

from cyclopts import Parameter

from db.lookup.reference import ANNOTATIONS
from service.cli.completion import keys_of
from service.cli.console import CommandFailed, Exit, say
from service.cli.operation_command import run_operation
from service.cli.options import JsonOption
from service.cli.service import service_of_command
from service.review.session import ReviewSession
from service.review.waiting import article_to_review, waiting_items

DECISIONS = ("publish", "review", "reject")


def review(
    decision: Annotated[
        str,
        Parameter(
            name="DECISION",
            help=(
                "`publish`, `reject`, or `review`, which only records that the annotations were reviewed. Or an article:"
                " then its annotations that wait are shown one by one, and you decide on each."
            ),
            completer=keys_of("article"),
        ),
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
    """Decide on the given annotations, on all annotations of an article that wait, or on each of them in turn."""
    if decision not in DECISIONS:
        if annotations or article:
            raise CommandFailed(f"{decision!r} is no decision: use {', '.join(DECISIONS)}", Exit.USAGE)
        return _one_by_one(decision, annotation_set)
    given = {
        "decision": decision.upper(),
        "annotations": [_named(each) for each in annotations or []],
        "article": article,
        "annotationSet": annotation_set,
        "note": note,
        "expectedVersion": expected_version,
    }
    return run_operation("reviewAnnotations", given, json=json)


def _one_by_one(article: str, annotation_set: str | None) -> int:
    """Show what waits in an article, item by item, and ask what to do with it."""
    with service_of_command() as service:
        found = article_to_review(service, article)
        items = waiting_items(service, found, annotation_set)
        session = ReviewSession(service, found.body, _asked, say)
        session.go(items)
    done = ", ".join(f"{count} {what}" for what, count in session.done.items()) or "nothing decided"
    say(f"\n{found.slug}: {done}" if items else f"{found.slug}: nothing waits for a review")
    return Exit.DONE


def _asked(question: str) -> str | None:
    """Return what was typed, None at the end of the input."""
    try:
        return input(question)
    except EOFError:
        return None


def _named(text: str) -> dict[str, object]:
    """Return an annotation named on the command line: ``ID`` or ``ID@VERSION``."""
    id_, at, version = text.rpartition("@") if "@" in text else (text, "", "")
    if not at:
        return {"id": id_}
    if not version.isdecimal():
        raise CommandFailed(f"{text!r} is not an id with a version: use ID@3", Exit.USAGE)
    return {"id": id_, "expectedVersion": int(version)}
