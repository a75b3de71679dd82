"""The addresses of REST, the exports and the pages as doors: each is asked by every parameter that it has."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from schema.resource.resource import AnswerForm, Resource, all_resources
from service.exports.formats import Format, formats_of
from tests.visibility.calls.asking import Asker, Told, in_path
from tests.visibility.calls.graphql_doors import PUBLISHED_SLUGS, refusal

OF_PATHS: Mapping[str, tuple[str, ...]] = {
    "articles": ("article",),
    "claims": ("claim",),
    "entities": ("entity",),
    "event-reports": ("event_report",),
    "events": ("event",),
    "mentions": ("mention",),
    "nodes": (),
    "quotes": ("quote",),
    "revisions": ("revision",),
    "utterances": ("utterance",),
}
"""Of which tables the ids in addresses are, by the part of the address before them."""

COUNTS = ("totalCount", "facets", "cursors")
"""Parameters that add something to an answer: they are in every question."""


OF_FACETS = ("facetSize", "relayerRole")
"""Parameters of facets, which exports do not have."""


class Address(NamedTuple):
    """An address with its parameters, and the parameter that it tries, empty if it tries none."""

    by: str
    text: str


def addresses(resource: Resource, asker: Asker) -> Iterator[Address]:
    """Yield what a resource is asked: all that can be named in its address, then each parameter with each of its values."""
    by, paths = paths_of(resource, asker)
    usual = usual_of(resource)
    needed = [each for each in resource.parameters if each.is_required and not each.is_in_path]
    always = "".join(f"&{each.name}={in_path(asker.values.of(each.name, each.kind)[-1])}" for each in needed)
    yield from (Address(by, f"{path}?{usual}{always}") for path in paths)
    published = (of_ids(resource, asker) or paths)[-1]
    for parameter in resource.parameters:
        if parameter.is_in_path:
            continue
        others = usual if parameter in needed else usual + always
        asked = paths if parameter.name == "asOf" else [published]
        for value in asker.values.of(parameter.name, parameter.kind):
            yield from (Address(parameter.name, f"{path}?{others}&{parameter.name}={in_path(value)}") for path in asked)


def usual_of(resource: Resource) -> str:
    """Return the parameters with which a resource is asked for all that it has."""
    names = {each.name for each in resource.parameters}
    return "&".join(
        (*(["first=100"] if "first" in names else []), *(f"{each}=true" for each in COUNTS if each in names))
    )


def paths_of(resource: Resource, asker: Asker) -> tuple[str, list[str]]:
    """Return what is named in the address of a resource, empty if nothing is, and the paths by each of its names."""
    found = re.search(r"\{(\w+)\}", resource.address)
    if not found:
        return "", [resource.address]
    other: Sequence[str] = ()
    if found[1] == "article":
        other = (*asker.values.texts("slug"), *PUBLISHED_SLUGS)
    elif found[1] == "entity":
        other = asker.values.texts("wikidata")
    return found[1], [*of_ids(resource, asker), *(resource.address.replace(found[0], in_path(each)) for each in other)]


def of_ids(resource: Resource, asker: Asker) -> list[str]:
    """Return the paths of a resource by ids, the published one last; nothing if none is named in its address."""
    found = re.match(r"/v1/([\w-]+)/(\{\w+\})", resource.address)
    return (
        [resource.address.replace(found[2], id_) for id_ in asker.values.ids_of(*OF_PATHS[found[1]])] if found else []
    )


async def ask_resource(resource: Resource, asker: Asker) -> AsyncIterator[Told]:
    """Ask a resource of REST; read it page by page, forwards and backwards, if it is a list in pages."""
    for each in addresses(resource, asker):
        yield await asker.ask("GET", each.text, by=each.by)
    if resource.form is AnswerForm.PAGE:
        async for told in ask_pages(resource, asker):
            yield told


async def ask_pages(resource: Resource, asker: Asker) -> AsyncIterator[Told]:
    """Read the first two pages of a list, and the last two; each names the address of the next one."""
    whole = [each.text for each in addresses(resource, asker) if "first=100" in each.text]
    path = next(iter(each for each in whole if not of_ids(resource, asker) or of_ids(resource, asker)[-1] in each))
    for size, place, edge in (("first", "after", "endCursor"), ("last", "before", "startCursor")):
        start = path.replace("first=100", f"{size}=2")
        told = await asker.ask("GET", start, by=size)
        yield told
        cursor = told.json()["pageInfo"][edge] if not told.refusals else None
        if cursor is not None:
            further = await asker.ask("GET", f"{start}&{place}={in_path(cursor)}", by=place)
            yield replace(further, asked=f"GET {start}, {place} the page before")


async def ask_exports(name: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask for every resource in a format, wherever there is one; by each parameter in the first format of the resource."""
    for resource in all_resources():
        for place, form in enumerate(formats_of(resource.name)):
            if form.name == name:
                async for told in ask_export(resource, form, asker, is_first=place == 0):
                    yield told


async def ask_export(resource: Resource, form: Format, asker: Asker, *, is_first: bool) -> AsyncIterator[Told]:
    """Ask for a resource in one format, by names in its address, and by its parameters if this is its first format.

    The parameters of the format itself are tried with each of their values, for each name in the address.
    """
    by, _ = paths_of(resource, asker)
    asked = list(addresses(resource, asker))
    known = [each for each in asked if each.by == by]
    others = {each.by: each for each in asked if is_first and each.by not in (by, *OF_FACETS)}
    for each in (*known[:2], *known[-1:], *others.values()):
        bare = re.sub(r"(?<=[?&])(first|totalCount|facets|cursors)=\w+&?", "", each.text).rstrip("?&")
        path, _, query = bare.partition("?")
        yield await asker.ask("GET", f"{path}.{form.suffix}" + (f"?{query}" if query else ""), by=resource.address)
    for parameter in form.parameters:
        for value, each in product(asker.values.of(parameter.name, parameter.kind), known):
            path = each.text.partition("?")[0]
            yield await asker.ask("GET", f"{path}.{form.suffix}?{parameter.name}={in_path(value)}", by=resource.address)


async def ask_operation(address: str, asker: Asker) -> AsyncIterator[Told]:
    """Try to write without the right to."""
    method, path = address.split(" ")
    for id_ in asker.values.ids_of("article", "claim", "entity")[:6]:
        told = await asker.ask(method, re.sub(r"\{\w+\}", id_, path), json={})
        assert told.refusals == {refusal(asker.scope)}, told
        yield told


async def ask_page(path: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask for what is the same for everybody."""
    yield await asker.ask("GET", path.replace("{name:path}", "../x"))


async def ask_graphql_address(asker: Asker) -> AsyncIterator[Told]:
    """Ask a document by GET."""
    yield await asker.ask("GET", f"/graphql?query={in_path('{ articles { totalCount nodes { slug } } }')}")
