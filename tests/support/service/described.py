"""Answers of REST beside the description of REST: whatever any test is answered has to be described, and nothing else.

Descriptions are open, so that fields may be added. Here they are closed: a field that is answered must be described.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import httpx2
import jsonschema_rs
import orjson

from service.openapi.openapi import openapi

JSON_TYPES = ("application/json", "application/problem+json", "application/vnd.isnad.sparse+json")


def closed(schema: Any) -> Any:
    """Return a schema that refuses what it does not describe."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: value if key in ("enum", "const") else closed(value) for key, value in schema.items()}
    is_object = isinstance(found.get("properties"), dict) and "type" in found
    return found | {"additionalProperties": False} if is_object else found


@lru_cache(maxsize=1)
def _document() -> dict[str, Any]:
    return openapi()


@lru_cache(maxsize=1)
def _components() -> dict[str, Any]:
    components: dict[str, Any] = closed(_document()["components"])
    return components


@lru_cache(maxsize=1)
def _paths() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the described addresses, what is fixed in them before what is not."""
    ordered = sorted(_document()["paths"], key=lambda path: [part.startswith("{") for part in path.split("/")])
    return tuple((re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), path) for path in ordered)


@lru_cache(maxsize=1000)
def template_of(address: str) -> str | None:
    """Return the described address that a path is one of, None if there is none."""
    return next((path for pattern, path in _paths() if pattern.fullmatch(address)), None)


def undescribed(answer: httpx2.Response) -> Iterator[str]:
    """Give what of an answer is not as the description of its operation has it."""
    method, address = answer.request.method, answer.request.url.raw_path.decode().partition("?")[0]
    template = template_of(address)
    if template is None or method.lower() not in _document()["paths"][template]:
        return
    for fault in _faults(template, method.lower(), answer):
        yield f"{method} {address}, {answer.status_code}: {fault}"


def _faults(template: str, method: str, answer: httpx2.Response) -> Iterator[str]:
    content = content_of(template, method, answer.status_code)
    media_type = answer.headers.get("content-type", "")
    media_type = media_type if content and media_type in content else media_type.partition(";")[0]
    if content is None:
        yield "the status is not described"
    elif bool(answer.content) != bool(content):
        yield f"{'a' if answer.content else 'no'} body is not described"
    elif answer.content and media_type not in content:
        yield f"{media_type} is not described"
    elif answer.content and media_type in JSON_TYPES:
        validator = _validator(template, method, answer.status_code, media_type)
        for error in validator.iter_errors(orjson.loads(answer.content)):
            yield f"/{'/'.join(map(str, error.instance_path))}: {error.message[:300]}"


def content_of(template: str, method: str, status: int) -> Mapping[str, Any] | None:
    """Return what an answer with this status can be, by media type; None if the status is not described."""
    described = _document()["paths"][template][method]["responses"].get(str(status))
    if described is not None and "$ref" in described:
        described = _document()["components"]["responses"][described["$ref"].rpartition("/")[2]]
    return None if described is None else described.get("content", {})


@lru_cache(maxsize=1000)
def _validator(template: str, method: str, status: int, media_type: str) -> jsonschema_rs.Draft202012Validator:
    content = content_of(template, method, status) or {}
    schema = {**closed(content[media_type]["schema"]), "components": _components()}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
