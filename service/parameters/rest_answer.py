"""The body of a REST answer, cut out of the bytes that PostgreSQL made, and the links of its page.

Only the beginning of a page, which says where in its list it lies, is decoded: the document of a page selects it first.
"""

from dataclasses import dataclass

import orjson

from editorial.text.invisible import shown
from schema.base.readable import DEFAULT_PAGE_SIZE
from schema.resource.resource import AnswerForm
from service.errors.address import ObjectNotFound
from service.parameters.rest_request import ResourceRequest

HEAD = b'{"pageInfo":{'


@dataclass(frozen=True, slots=True)
class ResponseBody:
    """A body and its header ``Link``, which is empty if the body is no page."""

    content: bytes
    link: bytes = b""


def body_of(asked: ResourceRequest, data: bytes) -> ResponseBody:
    """Return the body for ``data``, the JSON object that GraphQL answers in ``data``. Raises ObjectNotFound."""
    found = _cut(asked, data)
    form = asked.resource.form
    if form is AnswerForm.OBJECT:
        return ResponseBody(found)
    if form is AnswerForm.LIST:
        return ResponseBody(b'{"nodes":' + found + b"}")
    if not found.startswith(HEAD):
        raise ValueError("a page begins with its place in its list")
    end = found.index(b"}", len(HEAD)) + 1
    info = orjson.loads(found[len(HEAD) - 1 : end])
    following, previous = links(asked, info)
    begin = b'{"next":' + orjson.dumps(following) + b',"previous":' + orjson.dumps(previous) + b","
    return ResponseBody(begin + found[1:], link_header(asked, following, previous))


def _cut(asked: ResourceRequest, data: bytes) -> bytes:
    """Return the value at the end of the resource's response keys, each of which is alone in its object."""
    for key in asked.resource.way:
        opening = b'{"' + key.encode() + b'":'
        if data in (b"null", b"{}"):
            raise not_found(asked)
        if not data.startswith(opening):
            raise ValueError(f"the answer has more than {key!r} on the way to what is asked")
        data = data[len(opening) : -1]
    if data in (b"null", b"{}"):
        raise not_found(asked)
    return data


def not_found(asked: ResourceRequest) -> ObjectNotFound:
    """Return the error for a request for something that does not exist."""
    texts = {**asked.found.given, **asked.given}
    name, text = next((each.name, texts[each.name]) for each in asked.resource.parameters if each.name in texts)
    message = f"no object was found at {asked.resource.address} with `{name}` = {shown(text)}"
    return ObjectNotFound(message, parameter=name)


def links(asked: ResourceRequest, info: dict[str, str | bool | None]) -> tuple[str | None, str | None]:
    """Return the addresses of the next and the previous page, None if there is none."""
    size = asked.given.get("first", asked.given.get("last"))
    end, start = info["endCursor"], info["startCursor"]
    following = previous = None
    if info["hasNextPage"] and isinstance(end, str):
        following = asked.address(first=size, last=None, after=end, before=None)
    if info["hasPreviousPage"] and isinstance(start, str):
        previous = asked.address(first=None, last=size or str(DEFAULT_PAGE_SIZE), after=None, before=start)
    return following, previous


def link_header(asked: ResourceRequest, following: str | None, previous: str | None) -> bytes:
    """Return the header ``Link`` of a page (RFC 8288)."""
    size = asked.given.get("first", asked.given.get("last"))
    targets = {
        "first": asked.address(first=size, last=None, after=None, before=None),
        "prev": previous,
        "next": following,
    }
    return ", ".join(f'<{target}>; rel="{rel}"' for rel, target in targets.items() if target).encode("ascii")
