"""From a request for a resource in some format to the bytes of the export."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from db.sql.scope import Scope
from db.sql.visibility import Visibility
from schema.base.readable import DEFAULT_PAGE_SIZE
from schema.resource.resource import AnswerForm, Resource
from service.errors.access import InsufficientScope
from service.errors.parameter import Fault, ParametersRefused, ParameterUnknown
from service.exports.bundle import bundle_text
from service.exports.data.subject import TRUE, Row, Subject, SubjectKind, annotations_of
from service.exports.formats import ANNOTATION_SET, LONG, OF_RESOURCES, Format, Writer
from service.exports.reader import ExportReader, ExportReading, ReadList
from service.parameters.addresses import Found
from service.parameters.rest_answer import ResponseBody, link_header, links
from service.parameters.rest_request import ResourceRequest, read_request

NOT_OF_EXPORTS = ("fields", "totalCount", "facets", "facetSize", "relayerRole", "cursors")
"""Parameters of resources that apply only to JSON answers."""

PAGING = ("first", "last", "after", "before")
_UNFIT_FOR_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Site:
    """The site of exports: ``base`` is the address of the service; a copy should be fetched again after ``refresh_s``.

    ``own`` is the address of the one export that is read there, if it is not the resource's, and ``own_id`` its id.
    """

    base: str
    refresh_s: int = 3600
    own: str | None = None
    own_id: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """An export: its body, and the name under which it is saved."""

    body: ResponseBody
    file_name: str


def read_export_request(found: Found[Resource], form: Format, query_string: bytes) -> ResourceRequest:
    """Return the request for a resource in a format. Raises AddressMalformed, or ParametersRefused with all faults."""
    asked = read_request(found, query_string, form.parameters, form.defaults)
    _check_parameters(asked, form)
    return asked


async def export(reader: ExportReader, form: Format, reading: ExportReading, site: Site) -> Export:
    """Return an export for a request. Raises an error if it is refused."""
    asked = reading.asked
    if form.write is None:
        return await _bundle(reader, form, reading)
    if OF_RESOURCES[asked.resource.name] is SubjectKind.ARTICLE:
        article = await reader.article(reading)
        subject = _subject(asked, form, site, annotations_of(article), article=article)
        name = article["slug"]
        return Export(ResponseBody(await asyncio.to_thread(_written(form), subject)), f"{name}.{form.suffix}")
    size = None if form.is_whole else DEFAULT_PAGE_SIZE
    found = await reader.items(reading, form.selected, size)
    subject, link = _of_list(asked, form, found, site)
    name = file_name(asked, form)
    return Export(ResponseBody(await asyncio.to_thread(_written(form), subject), link), name)


async def _bundle(reader: ExportReader, form: Format, reading: ExportReading) -> Export:
    """Return an article's bundle, for callers who see everything that it has. Raises InsufficientScope."""
    if reading.visibility is not Visibility.EVERYTHING:
        raise InsufficientScope(Scope.DRAFT)
    stored, slug = await reader.bundle(reading, reading.asked.given.get(ANNOTATION_SET.name))
    is_long = reading.asked.given.get(LONG.name) == TRUE
    body = await asyncio.to_thread(partial(bundle_text, stored, is_long=is_long))
    return Export(ResponseBody(body), f"{slug}.{form.suffix}")


def _written(form: Format) -> Writer:
    """Return the function that writes a format."""
    if form.write is None:
        raise ValueError(f"{form.name} is not written from an answer")
    return form.write


def file_name(asked: ResourceRequest, form: Format) -> str:
    """Return the file name of a list in a format."""
    return f"{_UNFIT_FOR_NAMES.sub('-', asked.found.address.removeprefix('/v1/'))}.{form.suffix}"


def _subject(
    asked: ResourceRequest, form: Format, site: Site, items: Sequence[Row], article: Row | None = None
) -> Subject:
    """Return the subject for all items of a request."""
    names = [each.name for each in form.parameters]
    defaults = {name: asked.given.get(name, text) for name, text in form.defaults.items() if name in asked.names}
    return Subject(
        kind=OF_RESOURCES[asked.resource.name],
        items=items,
        base=site.base,
        address=f"{site.base}{suffixed(asked.address(), form)}",
        plain=f"{site.base}{asked.address(**dict.fromkeys(names), **defaults)}",
        article=article,
        language=asked.given.get("labelLanguage"),
        options={name: asked.given[name] for name in names if name in asked.given},
        refresh_s=site.refresh_s,
        own=site.own,
        feed_id=site.own_id,
    )


def _of_list(asked: ResourceRequest, form: Format, found: ReadList, site: Site) -> tuple[Subject, bytes]:
    """Return the subject for a list or a page of it, and the header ``Link`` of a page.

    A feed address has only one page and links to no others.
    """
    is_paged = asked.resource.form is AnswerForm.PAGE
    is_page = is_paged and (not form.is_whole or any(name in asked.given for name in PAGING))
    following, previous = links(asked, dict(found.info)) if is_page else (None, None)
    subject = replace(
        _subject(asked, form, site, found.items),
        is_single=not is_paged,
        is_page=is_page,
        certainties=found.certainties,
    )
    base, whole = site.base, asked.address(**dict.fromkeys(PAGING))
    subject = replace(subject, whole=f"{base}{suffixed(whole, form)}")
    if site.own is not None:
        return subject, b""
    subject = replace(
        subject,
        next=f"{base}{suffixed(following, form)}" if following else None,
        previous=f"{base}{suffixed(previous, form)}" if previous else None,
    )
    if not is_page:
        return subject, b""
    header = link_header(asked, following, previous)
    return subject, header.replace(asked.found.address.encode(), suffixed(asked.found.address, form).encode())


def suffixed(address: str, form: Format) -> str:
    """Return an address with the suffix of a format at the end of its path."""
    path, question, query = address.partition("?")
    return f"{path}.{form.suffix}{question}{query}"


def _check_parameters(asked: ResourceRequest, form: Format) -> None:
    """Refuse parameters that apply only to JSON, or none but its own for a bundle: raises ParametersRefused."""
    every = (*(asked.resource.parameters if form.write else ()), *form.parameters)
    allowed = [each.name for each in every if not each.is_in_path and each.name not in NOT_OF_EXPORTS]
    paths = {each.name for each in asked.resource.parameters if each.is_in_path}
    faults = [
        Fault(name, _unknown(name, asked, form, allowed)) for name in asked.given if name not in {*allowed, *paths}
    ]
    if faults:
        raise ParametersRefused(faults)


def _unknown(name: str, asked: ResourceRequest, form: Format, allowed: Sequence[str]) -> ParameterUnknown:
    message = (
        f"{asked.resource.address} as {form.title} has no parameter {name!r}. It has {', '.join(allowed) or 'none'}."
    )
    return ParameterUnknown(message, allowed=list(allowed))
