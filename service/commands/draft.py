"""``isnad draft``: draft articles, and write their bundles beside the texts."""

import asyncio
from collections.abc import Iterator, Mapping
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
from service.cli.raw_text import RawText, read_raw_text
from service.cli.service import service_of_command
from service.drafting.drafters import drafters_of
from service.environment import load_settings

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
    overwrite: Annotated[bool, Parameter(negative=(), help="Replace bundles that are there.")] = False,
    json: JsonOption = False,
) -> int:
    """Find the entities, quotes, events and claims of articles, and write a bundle beside each text, as a draft."""
    if slug is not None and len(files) > 1:
        raise CommandFailed(f"--slug needs exactly one file, not {len(files)}", Exit.USAGE)
    if offline and load:
        raise CommandFailed("--load needs the database or a server: leave out --offline", Exit.USAGE)
    texts = [read_raw_text(path) for path in files]
    way = _WayOfDrafting(overwrite, load, dry_run, offline)
    for each in texts:
        _refuse_to_replace(each, way)
    own = {"slug": slug, "language": language, "headline": headline, "publishedAt": published_at, "timezone": timezone}
    given = [_input(each, {**own, "drafter": drafter}, way) for each in texts]
    drafted = [_offline(each) for each in given] if offline else _by_service(given)
    return _written(list(zip(texts, drafted, strict=True)), json=json)


def _input(text: RawText, own: Mapping[str, str | None], way: _WayOfDrafting) -> dict[str, object]:
    """Return the input of the operation: what the command was given, and otherwise what the text says."""
    stated = {name: own[name] or value for name, value in text.stated.items()}
    input_ = {**own, **stated, "body": text.body, "bodyFile": text.body_file.name}
    return {**input_, "load": way.load or None, "dryRun": way.dry_run or None}


def _by_service(given: list[dict[str, object]]) -> list[Mapping[str, Any]]:
    with service_of_command() as service:
        return [service.operate(OPERATION, each) for each in given]


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
    found = {"bundle": drafted.text, "slug": prepared.slug, "language": prepared.article.language, "outcome": None}
    return {**found, "counts": asdict(drafted.counts), "notes": drafted.notes, USER_ERRORS: []}


def _text(given: Mapping[str, object], name: str) -> str | None:
    value = given.get(name)
    return None if value is None else str(value)


def _bundle_path(text: RawText) -> Path:
    return text.body_file.with_name(bundle_file(text.body_file.name))


def _refuse_to_replace(text: RawText, way: _WayOfDrafting) -> None:
    """Refuse to replace a file that is there. Raises CommandFailed."""
    replaced = [_bundle_path(text), *([text.body_file] if text.is_converted else [])]
    there = [path for path in replaced if path.exists()]
    if there and not way.overwrite:
        raise CommandFailed(f"{there[0]} exists: move it away, or add --overwrite", Exit.USAGE)


def _written(drafted: list[tuple[RawText, Mapping[str, Any]]], *, json: bool) -> int:
    """Write the bundles that were drafted, and print what was done."""
    has_failed = False
    for text, payload in drafted:
        has_failed |= bool(payload[USER_ERRORS])
        for line in error_lines(payload[USER_ERRORS]):
            warn(f"{text.path}: {line}")
        if payload[USER_ERRORS]:
            continue
        if text.is_converted:
            text.body_file.write_text(text.body, "utf-8")
        _bundle_path(text).write_text(payload["bundle"], "utf-8")
        if not json:
            for line in _lines(text, payload):
                say(line)
    if json:
        say_json([{"file": str(text.path), **payload} for text, payload in drafted])
    return Exit.FAILED if has_failed else Exit.DONE


_COUNTED = {"quotes": "quote", "mentions": "mention", "events": "event", "claims": "claim", "doubtful": "doubtful item"}


def _lines(text: RawText, payload: Mapping[str, Any]) -> Iterator[str]:
    counts = payload["counts"]
    entities = f"{counts['entities']} {'entity' if counts['entities'] == 1 else 'entities'}"
    rest = [counted(counts[name], word) for name, word in _COUNTED.items()]
    yield f"{_bundle_path(text)}: {', '.join([entities, *rest])}"
    yield from (f"    {note}" for note in payload["notes"])
    if payload.get("outcome"):
        yield f"    loaded as drafts of {payload['slug']}: `isnad review {payload['slug']}` goes through them"
