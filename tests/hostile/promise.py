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

_INSIDE = re.compile(
    r"Traceback|site-packages|/[a-z]+/[a-z]+\.py|\.py\b|line \d+, in |0x[0-9a-f]{8,}|<[a-z.]+ object|"
    r"asyncpg|psycopg|strawberry|starlette|uvicorn|orjson|graphql[._-]core|sys\.set_int|PostgreSQL|"
    r"invalid input syntax|at or near|convert_to\(|to_json\(|coalesce\(|pg_catalog|"
    r"\b[A-Z][A-Za-z]*(Error|Exception)\b|\bNoneType\b|\bint\(\)|NotImplemented"
)
"""What no caller is to see: traces, paths, modules, classes of exceptions, SQL of ours, words of PostgreSQL's own."""


@lru_cache(maxsize=1)
def statuses() -> dict[str, int]:
    """Return the status of every code that docs/errors.md tells."""
    rows = re.findall(r"^\| `([A-Z_0-9]+)` \| (\d{3}) \|", ERRORS.read_text("utf-8"), re.MULTILINE)
    return {code: int(status) for code, status in rows}


def broken(answer: Answer) -> Iterator[str]:
    """Give what an answer breaks of the promise."""
    if not 200 <= answer.status < 500:
        yield f"the status is {answer.status}"
    if "x-request-id" not in answer.headers:
        yield "there is no request id"
    if answer.asked.method == "HEAD":  # the server leaves the body out
        return
    if answer.status == 304:
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
    if refusals:
        yield from _broken_refusals(answer, text, refusals)


def _refusals(body: Any) -> Iterator[tuple[str, str]]:
    """Give the code and the message of each error: of GraphQL, or of a problem (RFC 9457)."""
    if isinstance(body, dict) and "errors" in body:
        for error in body["errors"]:
            yield error.get("extensions", {}).get("code", ""), error["message"]
    elif isinstance(body, dict) and "detail" in body:
        yield body.get("code", ""), body["detail"]


def _broken_refusals(answer: Answer, text: str, refusals: list[tuple[str, str]]) -> Iterator[str]:
    for code, message in refusals:
        status = statuses().get(code)
        if status is None:
            yield f"the code {code!r} is not documented"
        elif status not in (answer.status, 200):
            yield f"the code {code} goes with {status}, not with {answer.status}"
        if not message.strip():
            yield "an error says nothing"
        found = _INSIDE.search(message)
        if found:
            yield f"it shows what is inside, {found[0]!r}: {message[:300]}"
    if len(text) > MAX_REFUSAL:
        yield f"the refusal has {len(text)} characters: {text[:200]}"
