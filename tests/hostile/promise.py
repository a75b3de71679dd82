"""What is promised of every answer, whatever was asked; held to docs/errors.md."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.hostile.asking import Answer

ERRORS = Path(__file__).parents[2] / "docs" / "errors.md"
MAX_REFUSAL = 20_000
"""Bytes of a refusal: it does not send back what it was sent."""

PROBLEM = "application/problem+json"

_INSIDE = re.compile(
    r"Traceback|site-packages|/[a-z]+/[a-z]+\.py|\.py\b|line \d+, in | at 0x[0-9a-f]{6,}|<[a-z.]+ object|"
    r"asyncpg|psycopg|strawberry|starlette|uvicorn|orjson|graphql[._-]core|sys\.set_int|PostgreSQL|"
    r"invalid input syntax|at or near|convert_to\(|to_json\(|coalesce\(|pg_catalog|"
    r"\b[A-Z][A-Za-z]*(Error|Exception)\b|\bNoneType\b|\bint\(\)|NotImplemented"
)
"""What no caller is to see: traces, paths, modules, classes of exceptions, SQL of ours, words of PostgreSQL's own."""

OF_OPERATIONS = "of an operation"
"""Stands for the code of what keeps an operation from being done."""

_OF_PYTHON = re.compile(
    r"\b(None|True|False|Undefined|nan|inf)\b|\b(str|bool|int|float|dict|list|tuple|bytes|datetime|UUID)\(|"
    r"\b(pydantic|dictionary|tuple|instance of)\b|\bunable to parse\b"
)
"""Python's words for its values and types, outside of what is quoted of the request."""

_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`""")


@lru_cache(maxsize=1)
def statuses() -> dict[str, int]:
    """Return the status of every code that docs/errors.md tells."""
    rows = re.findall(r"^\| `([A-Z_0-9]+)` \| (\d{3}) \|", ERRORS.read_text("utf-8"), re.MULTILINE)
    return {code: int(status) for code, status in rows}


def broken(answer: Answer) -> Iterator[str]:
    """Give what an answer breaks of the promise."""
    yield from _broken_head(answer)
    if answer.asked.method == "HEAD":  # the server leaves the body out
        return
    if 300 <= answer.status < 400 or answer.status == 204:
        if answer.body:
            yield "there is a body"
        return
    try:
        text = answer.body.decode()
        body = json.loads(text)
    except ValueError as fault:
        yield f"the body is not JSON: {fault}"
        return
    refusals = list(_refusals(body))
    if not refusals and answer.status >= 400:
        yield "it is refused without a code"
    if answer.asked.path != "/graphql" and answer.status >= 400 and answer.headers.get("content-type") != PROBLEM:
        yield f"it is refused as {answer.headers.get('content-type')}"
    if refusals:
        yield from _broken_refusals(answer, text, refusals)


def _broken_head(answer: Answer) -> Iterator[str]:
    if not 200 <= answer.status < 500:
        yield f"the status is {answer.status}"
    if "x-request-id" not in answer.headers:
        yield "there is no request id"
    if answer.headers.get("x-content-type-options") != "nosniff":
        yield "a browser may take it for another media type"


def _refusals(body: Any) -> Iterator[tuple[str, str]]:
    """Give the code and the message of each error: of GraphQL, or of a problem (RFC 9457)."""
    if isinstance(body, dict) and "detail" in body:
        errors = body.get("errors", ())
        if any("message" in error for error in errors):  # of an operation: its codes are those of docs/bundle.md too
            yield from ((OF_OPERATIONS, error["message"]) for error in errors)
            return
        for told in (body, *errors):
            yield told.get("code", ""), told["detail"]
    elif isinstance(body, dict) and "errors" in body:
        for error in body["errors"]:
            yield error.get("extensions", {}).get("code", ""), error["message"]


def broken_errors(errors: list[Any]) -> Iterator[str]:
    """Give what errors of GraphQL break of the promise, in whatever they are sent."""
    for code, message in _refusals({"errors": errors}):
        yield from _broken_refusal(code, message)
        if statuses().get(code, 0) >= 500:
            yield f"it is our fault: {code}"


def _broken_refusal(code: str, message: str) -> Iterator[str]:
    if code not in (*statuses(), OF_OPERATIONS):
        yield f"the code {code!r} is not documented"
    if not message.strip():
        yield "an error says nothing"
    found = _INSIDE.search(message) or _OF_PYTHON.search(_QUOTED.sub("", message))
    if found:
        yield f"it shows what is inside, {found[0]!r}: {message[:300]}"


def _broken_refusals(answer: Answer, text: str, refusals: list[tuple[str, str]]) -> Iterator[str]:
    for code, message in refusals:
        yield from _broken_refusal(code, message)
        if statuses().get(code, 200) not in (answer.status, 200):
            yield f"the code {code} goes with {statuses()[code]}, not with {answer.status}"
    if len(text) > MAX_REFUSAL:
        yield f"the refusal has {len(text)} characters: {text[:200]}"
