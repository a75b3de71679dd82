"""Models of datamodel-code-generator, and an HTTP client that repeats the parameter for each item of a list."""

import os

import httpx
from isnad_models import QuotePage
from said import say

asked = {"kind": ["DIRECT", "PARTIAL"], "first": 2, "totalCount": True}
answer = httpx.get(f"{os.environ['SERVICE']}/v1/quotes", params=asked).raise_for_status()
page = QuotePage.model_validate_json(answer.content)
say(page.totalCount, [(quote.speaker.name if quote.speaker else None, quote.text) for quote in page.nodes])
