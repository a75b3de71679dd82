"""The manifest of stored documents, written by Apollo's or Relay's tools and checked completely at the start."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from schema.base.errors import RequestRefused
from schema.build import core_schema
from schema.read.document import check_document
from schema.read.limits import Limits
from service.environment import SettingsInvalid
from service.graphql.stored_documents import SHA256_PREFIX, sha256_of

APOLLO = "apollo-persisted-query-manifest"
SETTING = "ISNAD_STORED_DOCUMENTS"


def load_manifest(path: Path, limits: Limits) -> Mapping[str, str]:
    """Return the documents of a manifest by their ids.

    The file is Apollo's ({"format": …, "version": 1, "operations": [{"id", "name", "type", "body"}]}) or Relay's
    ({"id": "document"}). Raises SettingsInvalid with all of its problems: a wrong shape, ids that occur twice, and each
    document that does not fit the schema or exceeds ``limits``.
    """
    try:
        data = orjson.loads(path.read_bytes())
    except OSError as fault:
        raise SettingsInvalid([f"{SETTING}={path}: {fault.strerror}"]) from None
    except orjson.JSONDecodeError as fault:
        raise SettingsInvalid([f"{SETTING}={path}: not JSON: {fault}"]) from None
    problems: list[str] = []
    documents: dict[str, str] = {}
    for where, id_, text in _entries(data):
        if not isinstance(id_, str) or not id_ or not isinstance(text, str) or not text:
            problems.append(f"{where}: an id and a document must be texts that are not empty")
        elif documents.setdefault(id_, text) != text:
            problems.append(f"{where}: two documents have the id {id_!r}")
        else:
            problems += [f"{where}: {problem}" for problem in _problems(id_, text, limits)]
    if problems:
        raise SettingsInvalid([f"{SETTING}={path}: {problem}" for problem in problems])
    return documents


def _entries(data: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield the place, the id and the document of each entry, or a problem if the file is no manifest."""
    if isinstance(data, dict) and "operations" in data:
        operations = data["operations"]
        is_apollo = data.get("format", APOLLO) == APOLLO and data.get("version", 1) == 1
        if not is_apollo or not isinstance(operations, list):
            yield f'not "format": "{APOLLO}", "version": 1, "operations": […]', None, None
            return
        for place, item in enumerate(operations):
            entry = item if isinstance(item, dict) else {}
            name = entry.get("name") or entry.get("id") or "?"
            yield f"operations[{place}] {name}", entry.get("id"), entry.get("body")
    elif isinstance(data, dict):
        yield from ((id_, id_, text) for id_, text in data.items())
    else:
        yield "neither an Apollo nor a Relay manifest", None, None


def _problems(id_: str, text: str, limits: Limits) -> Iterator[str]:
    if id_.startswith(SHA256_PREFIX) and id_ != SHA256_PREFIX + sha256_of(text):
        yield f"the id is not the hash of the document, which is {SHA256_PREFIX}{sha256_of(text)}"
    try:
        check_document(core_schema(), text, limits)
    except RequestRefused as refused:
        for error in refused.errors:
            at = f" (line {error.locations[0].line}, column {error.locations[0].column})" if error.locations else ""
            yield f"{refused.code}: {error.message}{at}"
