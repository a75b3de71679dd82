"""``isnad export``: articles and lists in other programs' formats, to standard output, a file or a folder."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal
from urllib.parse import quote

from cyclopts import Parameter

from db.postgres.pool import open_pool
from db.read.freshness import Freshness
from db.sql.errors import ReadRefused
from db.sql.visibility import Visibility
from schema.base.errors import RequestRefused
from schema.build import core_schema
from schema.read.document import OF_RESOURCES
from schema.request.request import RequestReader
from schema.resource.resource import all_resources
from service.access.bytes_under_way import BytesUnderWay
from service.answers.answers import Answers
from service.answers.hot_answers import HotAnswers
from service.cli.console import CommandFailed, Exit, say, say_bytes
from service.cli.database import database, refuse_incomplete, unreachable
from service.cli.operating import LIMITS
from service.cli.service import RemoteService, service_of_command
from service.environment import load_settings
from service.errors.http import HttpRefused
from service.errors.parameter import ParametersRefused
from service.exports.choice import format_of_suffix
from service.exports.data.subject import SubjectKind
from service.exports.formats import FORMATS, Format
from service.exports.reader import ExportReader, ExportReading
from service.exports.request import Export, Site, export, read_export_request
from service.parameters.addresses import Addresses
from service.parameters.rest_request import read_request
from service.settings import Settings

FormatName = Literal["jsonld", "ninjs", "anno", "timeline", "atom", "ics", "csv", "xlsx", "bundle"]
Of = Literal["articles", "quotes", "claims", "events", "timeline", "annotations", "mentions", "relayed"]
DEFAULTS: Mapping[str, Of] = MappingProxyType(
    {"timeline": "events", "ics": "events", "atom": "articles", "anno": "annotations"}
)
"""What a format exports if nothing else is named."""

MOST_BYTES = 2**31 - 1
ALL = sys.maxsize
"""No limits: the user of the command line may export everything."""


def export_command(
    form: Annotated[FormatName, Parameter(name="FORMAT", help="The export format.")],
    subject: Annotated[str | None, Parameter(name="ARTICLE", help="The article; the same as --article.")] = None,
    /,
    *,
    of: Annotated[Of | None, Parameter(help="What to export: of everything, or of the article or entity.")] = None,
    article: Annotated[str | None, Parameter(help="The slug or id of the article.")] = None,
    entity: Annotated[str | None, Parameter(help="The id or Wikidata id of the entity.")] = None,
    query: Annotated[str, Parameter(help="Query parameters as in REST: kind=DIRECT&labelLanguage=ar")] = "",
    bom: Annotated[
        bool, Parameter(negative=(), help="For csv: write a byte order mark, which tells Excel that the file is UTF-8.")
    ] = False,
    long: Annotated[
        bool, Parameter(negative=(), help="For bundle: write all keys; by default, a bundle has short forms.")
    ] = False,
    drafts: Annotated[bool, Parameter(negative=(), help="Include drafts and withheld or cancelled articles.")] = False,
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="A file or a folder; standard output by default.")
    ] = None,
) -> int:
    """Export what is public; a bundle is always all that is stored of an article.

    Into a folder, without --article and --of: every article, each into its own file.
    """
    if subject is not None and article is not None and subject != article:
        raise CommandFailed("give the article once: as an argument or by --article", Exit.USAGE)
    article = subject if subject is not None else article
    drafts |= form == "bundle"
    if article is not None and entity is not None:
        raise CommandFailed("--article and --entity cannot be combined: use one of them", Exit.USAGE)
    chosen = next(each for each in FORMATS if each.name == form)
    asked = ExportScope(
        chosen,
        f"{query}{'&bom=true' * bom}{'&long=true' * long}",
        Visibility.EVERYTHING if drafts else Visibility.PUBLISHED,
    )
    every = (
        output is not None and output.is_dir() and not (article or entity or of) and SubjectKind.ARTICLE in chosen.kinds
    )
    address = "" if every else _address(form, of, article, entity)
    settings = load_settings()
    if settings.server:
        _export_from_server(asked, address, output)
        return Exit.DONE
    with database(settings) as dsn:
        refuse_incomplete(dsn, writes=False)
        try:
            asyncio.run(_export(settings, dsn, asked, address, output))
        except ParametersRefused as refused:
            raise CommandFailed("\n".join(str(each.refusal) for each in refused.faults), Exit.USAGE) from None
        except (HttpRefused, RequestRefused) as refused:
            raise CommandFailed(str(refused)) from None
        except (ReadRefused, OSError, TimeoutError) as fault:
            raise unreachable(dsn, fault.__cause__ if isinstance(fault.__cause__, Exception) else fault) from None
    return Exit.DONE


def _export_from_server(asked: "ExportScope", address: str, output: Path | None) -> None:
    """Export from the server of ISNAD_SERVER what its key may see. Raises CommandFailed."""
    with service_of_command() as service:
        if not isinstance(service, RemoteService):
            raise TypeError("no server is chosen")
        for each in [address] if address else service.articles():
            content = service.content(f"{each}.{asked.form.suffix}", asked.query)
            if output is None:
                say_bytes(content)
                continue
            path = output / f"{each.split('/')[3]}.{asked.form.suffix}" if output.is_dir() else output
            _write(path, content)
            say(f"{path}: {len(content)} bytes")


@dataclass(frozen=True, slots=True)
class ExportScope:
    """The chosen subject of an export."""

    form: Format
    query: str
    visibility: Visibility


def _address(form: FormatName, of: Of | None, article: str | None, entity: str | None) -> str:
    """Return the address of the subject. Raises CommandFailed if none is chosen."""
    if article is not None:
        return f"/v1/articles/{quote(article, safe='')}" + (f"/{of}" if of else "")
    listed = of or DEFAULTS.get(form)
    if listed is None or (form in {"ninjs", "bundle"} and of is None):
        raise CommandFailed(
            f"specify what to export as {form}: --of, --article, or -o with a folder for all articles", Exit.USAGE
        )
    return f"/v1/entities/{quote(entity, safe='')}/{listed}" if entity is not None else f"/v1/{listed}"


async def _export(settings: Settings, dsn: str, asked: ExportScope, address: str, output: Path | None) -> None:
    async with _reader(settings, dsn) as reader:
        addresses = [address] if address else await _articles(reader, asked.visibility)
        for each in addresses:
            made = await _made(reader, settings, asked, each)
            if output is None:
                say_bytes(made.body.content)
            else:
                path = output / made.file_name if output.is_dir() else output
                _write(path, made.body.content)
                say(f"{path}: {len(made.body.content)} bytes")


async def _made(reader: ExportReader, settings: Settings, asked: ExportScope, address: str) -> Export:
    """Return one export. Raises an error if it is refused."""
    found = Addresses(all_resources()).find(address.encode())
    form = format_of_suffix(found, address.encode(), asked.form.suffix)
    reading = ExportReading(read_export_request(found, form, asked.query.encode()), asked.visibility, lambda _: None)
    return await export(reader, form, reading, Site(settings.base_url, settings.calendar_refresh_s))


async def _articles(reader: ExportReader, visibility: Visibility) -> list[str]:
    """Return the addresses of all articles."""
    found = Addresses(all_resources()).find(b"/v1/articles")
    listed = await reader.items(ExportReading(read_request(found, b""), visibility, lambda _: None))
    return [f"/v1/articles/{each['slug']}" for each in listed.items]


@asynccontextmanager
async def _reader(settings: Settings, dsn: str) -> AsyncIterator[ExportReader]:
    """Give a reader of exports without a limit on their size."""
    wait_s, timeout_ms = settings.pool_wait_s, int(settings.write_timeout_s * 1000)
    pool = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=timeout_ms, max_answer_bytes=MOST_BYTES)
    freshness = Freshness(pool, max_age_s=0, wait_s=wait_s, clock=time.monotonic)
    try:
        reader = RequestReader(core_schema(), LIMITS, OF_RESOURCES)
        answers = Answers(pool, freshness, HotAnswers(0), wait_s, BytesUnderWay(ALL, ALL))
        yield ExportReader(reader, answers, ALL)
    finally:
        await pool.close()


def _write(path: Path, content: bytes) -> None:
    """Write a file completely or not at all. Raises CommandFailed."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise CommandFailed(f"{path} cannot be written: {fault.strerror}") from None
