"""How doors are asked: over HTTP, with a key of some scope, and everything that comes back."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

import httpx2

from db.scope import Scope
from service.media_type import EVENT_STREAM
from tests.exports.asking import words_of
from tests.visibility.values import Values

PASSING = re.compile(
    r'"(?:requestId|request_id|cursor|at|transaction|lag|createdAt|created_at|epoch)":\s*(?:"[^"]*"|\{[^}]*\})|"lag":\{[^}]*\}'
)
"""What differs from one answer to the next, or from one copy of a database to another, whatever it says."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a door answered to a question: the status, the headers that say what is in it, and all of its text."""

    asked: str
    status: int
    headers: str
    text: str

    def json(self) -> Any:
        """Return the answer as data."""
        return json.loads(self.text)

    @property
    def lasting(self) -> tuple[int, str, str]:
        """What is the same each time that it is asked."""
        return self.status, self.headers, PASSING.sub("", self.text)

    @property
    def beyond_question(self) -> str:
        """The answer without what it repeats of the question."""
        text = self.text
        for word in sorted(set(re.findall(r"[^\s/?&=\"{}:,.()]+", unquote(self.asked))), key=len, reverse=True):
            if len(word) > 5:
                text = text.replace(word, "")
        return text


class Asker:
    """Asks one service with a key of one scope, None for without a key."""

    def __init__(self, client: httpx2.AsyncClient, dsn: str, scope: Scope | None, values: Values) -> None:
        self._client, self.dsn, self.scope, self.values = client, dsn, scope, values

    async def ask(self, method: str, address: str, **how: Any) -> Told:
        """Ask, and return the whole answer."""
        answer = await self._client.request(method, address, **how)
        asked = f"{method} {address} {json.dumps(how.get('json'), ensure_ascii=False) if how.get('json') else ''}"
        told = " ".join(f"{name}={answer.headers.get(name)}" for name in ("etag", "link", "content-disposition"))
        return Told(asked, answer.status_code, told, re.sub(r"\r\n ", "", words_of(answer.content)))

    async def follow(self, method: str, address: str, *, until: str, **how: Any) -> Told:
        """Follow an event stream until an event has a text, and return what came."""
        heard: list[str] = []
        headers = {"accept": EVENT_STREAM}
        async with self._client.stream(method, address, headers=headers, timeout=20, **how) as answer:
            async for line in answer.aiter_lines():
                heard.append(line)
                if until in line:
                    break
        return Told(f"{method} {address}", answer.status_code, "", "\n".join(heard))


def in_path(text: str) -> str:
    """Return a text as it stands in an address."""
    return quote(text, safe="")
