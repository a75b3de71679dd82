"""From a request for a resource in some format to the bytes of the export."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schema.readable import DEFAULT_PAGE_SIZE
from schema.resource import Form
from service.exports.formats import OF_RESOURCES, Format
from service.exports.reading import ExportReader, Reading, ReadList
from service.exports.subject import Kind, Subject, annotations_of
from service.rest_answer import Body, link_header, links
from service.rest_request import Asked, Fault, ParametersRefused, ParameterUnknown

NOT_OF_EXPORTS = ("fields", "totalCount", "facets", "facetSize", "relayerRole", "cursors")
"""Parameters of resources that say how JSON is answered."""

PAGING = ("first", "last", "after", "before")
_UNFIT_FOR_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Export:
    """An export: its body, and the name that a file of it would have."""

    body: Body
    file_name: str


async def export(reader: ExportReader, form: Format, reading: Reading, base: str) -> Export:
    """Return an export of what is asked; ``base`` is the address of the service. Raises what is refused."""
    asked = reading.asked
    _check_parameters(asked, form)
    if OF_RESOURCES[asked.resource.name] is Kind.ARTICLE:
        article = await reader.article(reading)
        subject = Subject(
            kind=Kind.ARTICLE,
            items=annotations_of(article),
            base=base,
            address=f"{base}{suffixed(asked.address(), form)}",
            plain=f"{base}{asked.address()}",
            article=article,
            language=asked.given.get("labelLanguage"),
        )
        name = article["slug"]
        return Export(Body(await asyncio.to_thread(form.write, subject)), f"{name}.{form.suffix}")
    size = None if form.is_whole else DEFAULT_PAGE_SIZE
    found = await reader.items(reading, "body" if form.name == "atom" else "", size)
    subject, link = _of_list(asked, form, found, base)
    name = _UNFIT_FOR_NAMES.sub("-", asked.found.address.removeprefix("/v1/"))
    return Export(Body(await asyncio.to_thread(form.write, subject), link), f"{name}.{form.suffix}")


def _of_list(asked: Asked, form: Format, found: ReadList, base: str) -> tuple[Subject, bytes]:
    """Return the subject that a list, or a page of it, is, and the header ``Link`` of a page."""
    is_paged = asked.resource.form is Form.PAGE
    is_page = is_paged and (not form.is_whole or any(name in asked.given for name in PAGING))
    following, previous = links(asked, dict(found.info)) if is_page else (None, None)
    whole = asked.address(**dict.fromkeys(PAGING))
    subject = Subject(
        kind=OF_RESOURCES[asked.resource.name],
        items=found.items,
        base=base,
        address=f"{base}{suffixed(asked.address(), form)}",
        plain=f"{base}{asked.address()}",
        language=asked.given.get("labelLanguage"),
        is_single=not is_paged,
        is_page=is_page,
        next=f"{base}{suffixed(following, form)}" if following else None,
        previous=f"{base}{suffixed(previous, form)}" if previous else None,
        whole=f"{base}{suffixed(whole, form)}",
        certainties=found.certainties,
    )
    if not is_page:
        return subject, b""
    header = link_header(asked, following, previous)
    return subject, header.replace(asked.found.address.encode(), suffixed(asked.found.address, form).encode())


def suffixed(address: str, form: Format) -> str:
    """Return an address with the suffix of a format at the end of its path."""
    path, question, query = address.partition("?")
    return f"{path}.{form.suffix}{question}{query}"


def _check_parameters(asked: Asked, form: Format) -> None:
    """Refuse parameters that say how JSON is answered: raises ParametersRefused."""
    allowed = [
        each.name for each in asked.resource.parameters if not each.is_in_path and each.name not in NOT_OF_EXPORTS
    ]
    faults = [Fault(name, _unknown(name, asked, form, allowed)) for name in asked.given if name in NOT_OF_EXPORTS]
    if faults:
        raise ParametersRefused(faults)


def _unknown(name: str, asked: Asked, form: Format, allowed: Sequence[str]) -> ParameterUnknown:
    message = (
        f"{asked.resource.address} as {form.title} has no parameter {name!r}. It has {', '.join(allowed) or 'none'}."
    )
    return ParameterUnknown(message, allowed=list(allowed))


def base_of(headers: Mapping[bytes, bytes], scheme: str, public_url: str | None) -> str:
    """Return the address of the service: that of the setting, else the one by which it was asked."""
    if public_url:
        return public_url.rstrip("/")
    host = headers.get(b"host", b"").decode("latin-1")
    return f"{scheme}://{host if _HOST.fullmatch(host) else 'localhost'}"


_HOST = re.compile(r"[A-Za-z0-9.-]{1,255}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")
