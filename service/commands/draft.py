"""``isnad draft``: draft articles, and write their bundles beside the texts."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from db.drafting.draft_request import DraftArticle, draft_first
from db.operation.computing import Preparation, in_thread
from db.operation.operation import OperationRefused
from editorial.drafted.article import draft_article
from editorial.drafting.rules import NAME as RULES
from editorial.manuscript.first_bundle import bundle_file
from schema.request.mutation_fields import USER_ERRORS
from schema.resource.stored_operation import operation_named, payload_errors
from service.cli.console import CommandFailed, Exit, counted, say, say_json, warn
from service.cli.operation_command import error_lines
from service.cli.options import JsonOption
from service.cli.raw_text import RawText, read_raw_texts
from service.cli.service import service_of_command
from service.drafting.drafters import drafters_of
from service.environment import load_settings
from service.telemetry.logs import log_beside_output

OPERATION = "draftArticle"


@dataclass(frozen=True, slots=True)
class _WayOfDrafting:
    """Whether files may be replaced, and whether the draft is loaded."""

    overwrite: bool
    load: bool
    dry_run: bool
    offline: bool


def draft(
    files: Annotated[list[Path], Parameter(help="Articles in plain text or Markdown.", consume_multiple=True)],
    /,
    *,
    slug: Annotated[str | None, Parameter(help="The slug; by default, made from the name of the file.")] = None,
    language: Annotated[str | None, Parameter(help="The language, such as `ar`; guessed by default.")] = None,
    headline: Annotated[str | None, Parameter(help="The headline, if the text does not begin with it.")] = None,
    published_at: Annotated[
        str | None,
        Parameter(help="The time of publication, from which words for dates are counted: `2026-03-03T09:00:00+01:00`."),
    ] = None,
    timezone: Annotated[str | None, Parameter(help="The time zone of publication: `Europe/Berlin`.")] = None,
    drafter: Annotated[
        str, Parameter(help="Who drafts: `rules`, or another drafter by its name; `rules+model` merges two drafts.")
    ] = RULES,
    load: Annotated[
        bool, Parameter(negative=(), help="Also load the draft, as an annotation set in the state DRAFT.")
    ] = False,
    dry_run: Annotated[
        bool, Parameter(negative=(), help="With --load: print what would be done; load nothing.")
    ] = False,
    offline: Annotated[
        bool, Parameter(negative=(), help="Use no database and no server; then stored names are not known.")
    ] = False,
    overwrite: Annotated[
        bool, Parameter(negative=(), help="Replace bundles that are there, and texts made from Markdown.")
    ] = False,
    json: JsonOption = False,
) -> int:
    """Find the entities, quotes, events and claims of articles, and write a bundle beside each text, as a draft."""
    if slug is not None and len(files) > 1:
        raise CommandFailed(f"--slug needs exactly one file, not {len(files)}", Exit.USAGE)
    if offline and load:
        raise CommandFailed("--load needs the database or a server: leave out --offline", Exit.USAGE)
    if dry_run and not load:
        raise CommandFailed("--dry-run is about loading: add --load, or leave it out", Exit.USAGE)
    texts = read_raw_texts(files)
    log_beside_output()
    way = _WayOfDrafting(overwrite, load, dry_run, offline)
    _refuse_to_replace(texts, way)
    own = {"slug": slug, "language": language, "headline": headline, "publishedAt": published_at, "timezone": timezone}
    given = [(each, _input(each, {**own, "drafter": drafter}, way)) for each in texts]
    done = list[Mapping[str, Any]]()
    try:
        with _drafting(way) as drafted:
            for text, input_ in given:
                payload = drafted(input_)
                done.append({"file": str(text.path), **payload})
                _write(text, payload)
                _tell(text, payload, way, json=json)
    finally:  # what is done before a failure is done
        if json:
            say_json(done)
    return Exit.FAILED if any(each[USER_ERRORS] for each in done) else Exit.DONE


def _input(text: RawText, own: Mapping[str, str | None], way: _WayOfDrafting) -> dict[str, object]:
    """Return the input of the operation: what the command was given, and otherwise what the text says."""
    stated = {name: own[name] or value for name, value in text.stated.items()}
    input_ = {**own, **stated, "body": text.body, "bodyFile": text.body_file.name}
    return {**input_, "load": way.load or None, "dryRun": way.dry_run or None}


@contextmanager
def _drafting(way: _WayOfDrafting) -> Iterator[Callable[[Mapping[str, object]], Mapping[str, Any]]]:
    """Give the function that drafts an input and returns the payload of the operation."""
    if way.offline:
        yield _offline
        return
    with service_of_command() as service:
        yield lambda given: service.operate(OPERATION, given)


def _offline(given: Mapping[str, object]) -> Mapping[str, Any]:
    """Draft without a database, and return what the operation would."""
    request = DraftArticle(
        body=str(given["body"]),
        slug=_text(given, "slug"),
        language=_text(given, "language"),
        headline=_text(given, "headline"),
        published_at=_text(given, "publishedAt"),
        timezone=_text(given, "timezone"),
        drafter=str(given["drafter"]),
        body_file=_text(given, "bodyFile"),
    )
    try:
        prepared = asyncio.run(draft_first(request, Preparation(in_thread, drafters_of(load_settings()))))
    except OperationRefused as refused:
        return {USER_ERRORS: payload_errors(operation_named(OPERATION), refused)}
    heading = prepared.heading(datetime.now(UTC))
    drafted = draft_article(prepared.article, heading, prepared.drafts, by_rules=RULES in prepared.names)
    found = {"bundle": drafted.text, "slug": prepared.slug, "language": prepared.article.language}
    nothing = dict.fromkeys(("outcome", "visibility", "article", "position"))
    return {
        **found,
        **nothing,
        "counts": asdict(drafted.counts),
        "notes": drafted.notes,
        "warnings": [],
        USER_ERRORS: [],
    }


def _text(given: Mapping[str, object], name: str) -> str | None:
    value = given.get(name)
    return None if value is None else str(value)


def _bundle_path(text: RawText) -> Path:
    return text.body_file.with_name(bundle_file(text.body_file.name))


def _refuse_to_replace(texts: Sequence[RawText], way: _WayOfDrafting) -> None:
    """Refuse to replace a file that is there, or to write one twice. Raises CommandFailed."""
    written = dict[Path, Path]()
    for text in texts:
        for path in (_bundle_path(text), text.body_file):
            if (other := written.setdefault(path, text.path)) is not text.path:
                message = f"{other} and {text.path} would both be written as {path}: rename one, or draft it elsewhere"
                raise CommandFailed(message, Exit.USAGE)
    there = [path for text in texts for path in _replaced(text)]
    if there and not way.overwrite:
        raise CommandFailed(f"{there[0]} exists: move it away, or add --overwrite", Exit.USAGE)


def _replaced(text: RawText) -> Iterator[Path]:
    """Yield the files that are there and would become others."""
    if _bundle_path(text).exists():
        yield _bundle_path(text)
    if text.is_converted and text.body_file.exists() and text.body_file.read_bytes() != text.body.encode():
        yield text.body_file


def _write(text: RawText, payload: Mapping[str, Any]) -> None:
    """Write the bundle, and the text if it was converted; nothing if the draft was refused. Raises CommandFailed."""
    if payload[USER_ERRORS]:
        return
    try:
        if text.is_converted:
            text.body_file.write_bytes(text.body.encode())
        _bundle_path(text).write_bytes(payload["bundle"].encode())
    except OSError as fault:
        raise CommandFailed(f"{fault.filename}: cannot be written: {fault.strerror}") from None


def _tell(text: RawText, payload: Mapping[str, Any], way: _WayOfDrafting, *, json: bool) -> None:
    """Print what was drafted, or why nothing was."""
    for line in error_lines(payload[USER_ERRORS]):
        warn(f"{text.path}: {line}")
    if not payload[USER_ERRORS] and not json:
        for line in _lines(text, payload, way):
            say(line)


_COUNTED = {"quotes": "quote", "mentions": "mention", "events": "event", "claims": "claim", "doubtful": "doubtful item"}


def _lines(text: RawText, payload: Mapping[str, Any], way: _WayOfDrafting) -> Iterator[str]:
    counts = payload["counts"]
    entities = f"{counts['entities']} {'entity' if counts['entities'] == 1 else 'entities'}"
    rest = [counted(counts[name], word) for name, word in _COUNTED.items()]
    yield f"{_bundle_path(text)}: {', '.join([entities, *rest])}"
    yield from (f"    {note}" for note in payload["notes"])
    yield from (
        f"    warning: {each['code']} {'.'.join(each['path'])}: {each['message']}" for each in payload["warnings"]
    )
    slug, outcome = payload["slug"], payload["outcome"]
    if outcome == "UNCHANGED":
        yield f"    unchanged: {slug} has this draft already"
    elif outcome and way.dry_run:
        yield f"    would be loaded as drafts of {slug}"
    elif outcome:
        yield f"    loaded as drafts of {slug}: `isnad review {slug}` goes through them"
