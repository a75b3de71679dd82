"""What every answer has, whatever is asked: that it is not sniffed, and what its media type depends on."""

import re
from collections import defaultdict
from collections.abc import AsyncIterator

import asyncpg
import httpx2
import pytest
from starlette.applications import Starlette

from db.scope import Scope
from service.openapi import openapi
from tests.asking import client_of
from tests.keys import bearer, key_of
from tests.live import opened_at
from tests.rest.seed_names import Names
from tests.running import end, start, url_said

ACCEPTED = (
    "*/*",
    "application/json",
    "application/graphql-response+json",
    "text/html",
    "text/event-stream",
    "application/x-ndjson",
    "application/ld+json",
    "text/csv",
    "text/calendar",
    "application/atom+xml",
    "application/openmetrics-text",
    "image/png",
)
QUERY = "?query=%7B__typename%7D"
SMALL = ("/", "/docs", "/livez", "/readyz", "/metrics", "/assets/none.js", "/nothing", "/graphql", "/graphql/", f"/graphql{QUERY}")
"""The addresses beside those of REST."""

ENDLESS = ("/v1/changes",)
"""What an event stream or lines are answered at: these are asked for a moment only."""


def addresses(ids: dict[str, str]) -> list[str]:
    """Return every described address that is read, and those beside; what stands in braces filled in."""
    read = [path for path, item in openapi()["paths"].items() if "get" in item]
    filled = [re.sub(r"\{(\w+)\}", lambda each: ids.get(each[1], ids["id"]), path) for path in read]
    return [*filled, "/openapi.json", "/v1", "/v1/nothing", *SMALL]
