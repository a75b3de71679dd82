"""The service of a command: the database of this machine, or a server elsewhere, with the same answers and errors.

Commands read the resources of REST and run its operations by their names, so that both ways do the same.
"""

import asyncio
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlencode, urlsplit

import httpx2
import orjson

from db.postgres.pool import open_pool
from db.read.execute import execute
from db.sql.errors import DatabaseUnavailable, ReadRefused, StatementTimeout
from db.sql.visibility import Visibility
from schema.base.errors import RequestRefused
from schema.build import core_schema
from schema.read.document import OF_RESOURCES
from schema.request.mutation_fields import USER_ERRORS
from schema.request.request import RequestReader
from schema.resource.resource import all_resources
from schema.resource.stored_operation import StoredOperation, operation_named
from service.cli.console import CommandFailed, Exit
from service.cli.database import database, refuse_incomplete, unreachable
from service.cli.operating import LIMITS, operate
from service.environment import KEY_OF_SERVER, load_settings
from service.errors.http import HttpRefused
from service.errors.parameter import ParametersRefused
from service.parameters.addresses import Addresses
from service.parameters.rest_answer import body_of
from service.parameters.rest_request import read_request
from service.settings import Settings
from service.version import VERSION

MOST_BYTES = 2**31 - 1
CONNECT_S = 10.0
_WRONG_USAGE = (400, 404, 409, 414, 422)
"""Statuses of answers to a request that would be refused here as wrong usage."""


class ServiceOfCommand(Protocol):
    """Answers a command."""

    def read(self, address: str, **query: str | None) -> Any:
        """Return what REST answers at an address, with these parameters. Raises CommandFailed."""
        ...

    def operate(self, name: str, given: Mapping[str, object]) -> dict[str, Any]:
        """Run a stored operation, and return its payload with its errors. Raises CommandFailed."""
        ...


@contextmanager
def service_of_command() -> Iterator[ServiceOfCommand]:
    """Give the service of a command: the server of ISNAD_SERVER, or the database. Raises CommandFailed."""
    settings = load_settings()
    if settings.server:
        with remote_service(settings, settings.write_timeout_s + CONNECT_S) as remote:
            yield remote
        return
    with database(settings) as dsn:
        yield LocalService(settings, dsn)


@contextmanager
def remote_service(settings: Settings, most_s: float) -> "Iterator[RemoteService]":
    """Give the server of ISNAD_SERVER, which has so many seconds to answer. Raises CommandFailed."""
    headers = {"user-agent": f"isnad/{VERSION}", "accept": "application/json"}
    key = _key(settings)
    if key:
        headers["authorization"] = f"Bearer {key}"
    timeout = httpx2.Timeout(most_s, connect=min(most_s, CONNECT_S))
    address = str(settings.server).rstrip("/")
    if urlsplit(address).scheme not in ("http", "https"):
        raise CommandFailed(f"{address!r} is no address of a server: use https://news.example", Exit.USAGE)
    with httpx2.Client(base_url=address, headers=headers, timeout=timeout, follow_redirects=False) as client:
        yield RemoteService(client)


def _key(settings: Settings) -> str | None:
    if settings.key_file is None:
        return os.environ.get(KEY_OF_SERVER) or None
    try:
        return Path(settings.key_file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise CommandFailed(f"the key in {settings.key_file} cannot be read: {fault}", Exit.USAGE) from None


@dataclass(frozen=True, slots=True)
class LocalService:
    """Answers from a database, with all rights."""

    settings: Settings
    dsn: str

    def read(self, address: str, **query: str | None) -> Any:
        """Return what REST answers at an address."""
        refuse_incomplete(self.dsn, writes=False)
        try:
            return asyncio.run(self._read(address, _query(query)))
        except ParametersRefused as refused:
            raise CommandFailed("\n".join(str(each.refusal) for each in refused.faults), Exit.USAGE) from None
        except (DatabaseUnavailable, StatementTimeout, OSError, TimeoutError) as fault:
            raise unreachable(self.dsn, fault.__cause__ if isinstance(fault.__cause__, Exception) else fault) from None
        except (HttpRefused, RequestRefused, ReadRefused) as refused:
            raise CommandFailed(str(refused), Exit.USAGE) from None

    async def _read(self, address: str, query: str) -> Any:
        asked = read_request(Addresses(all_resources()).find(address.encode()), query.encode())
        request = RequestReader(core_schema(), LIMITS, OF_RESOURCES).read(
            asked.resource.text, None, asked.variables, Visibility.EVERYTHING
        )
        if request.prepared.compiled is None:
            raise TypeError(f"{address} reads nothing")
        wait_s, timeout_ms = self.settings.pool_wait_s, int(self.settings.write_timeout_s * 1000)
        pool = await open_pool(
            self.dsn, smallest=0, largest=1, statement_timeout_ms=timeout_ms, max_answer_bytes=MOST_BYTES
        )
        try:
            answer = await execute(pool, request.prepared.compiled, request.variables, wait_s=wait_s)
        finally:
            await pool.close()
        for refused in answer.refused.values():
            raise CommandFailed(str(refused))
        return orjson.loads(body_of(asked, answer.data).content)

    def operate(self, name: str, given: Mapping[str, object]) -> dict[str, Any]:
        """Run a stored operation."""
        return operate(self.settings, self.dsn, name, given)


@dataclass(frozen=True, slots=True)
class RemoteService:
    """Answers from a server, with the rights of a key."""

    client: httpx2.Client

    def read(self, address: str, **query: str | None) -> Any:
        """Return what REST answers at an address."""
        text = _query(query)
        status, found = self._ask("GET", f"{address}?{text}" if text else address)
        return self._checked(status, found)

    def operate(self, name: str, given: Mapping[str, object]) -> dict[str, Any]:
        """Run a stored operation; its errors are those of the problem that REST answers."""
        stored = operation_named(name)
        address, query, body, kind = _request_of(stored, {key: each for key, each in given.items() if each is not None})
        target = f"{address}?{query}" if query else address
        status, found = self._ask(stored.method, target, content=body, headers={"content-type": kind} if body else {})
        if (
            status >= httpx2.codes.BAD_REQUEST
            and isinstance(found.get("errors"), list)
            and "path" in found["errors"][0]
        ):
            return {USER_ERRORS: [_empty_error() | each for each in found["errors"]]}
        payload: dict[str, Any] = self._checked(status, found)
        return {**payload, USER_ERRORS: []}

    def content(self, address: str, query: str) -> bytes:
        """Return the bytes of an answer that is no JSON of ours. Raises CommandFailed."""
        try:
            answer = self.client.get(f"{address}?{query}" if query else address, headers={"accept": "*/*"})
        except httpx2.HTTPError as fault:
            raise self._unreachable(fault) from None
        if answer.status_code != httpx2.codes.OK:
            self._checked(answer.status_code, self._json(answer))
        return answer.content

    def articles(self) -> Iterator[str]:
        """Yield the addresses of all articles."""
        following: str | None = "/v1/articles?first=100&fields=slug"
        while following:
            page = self.read(following)
            yield from (f"/v1/articles/{each['slug']}" for each in page["nodes"])
            following = page["next"]

    def _ask(self, method: str, target: str, **more: Any) -> tuple[int, Any]:
        try:
            answer = self.client.request(method, target, **more)
        except httpx2.HTTPError as fault:
            raise self._unreachable(fault) from None
        return answer.status_code, self._json(answer)

    def _unreachable(self, fault: httpx2.HTTPError) -> CommandFailed:
        return CommandFailed(f"{self.client.base_url} cannot be reached: {type(fault).__name__}: {fault}")

    def _json(self, answer: httpx2.Response) -> Any:
        try:
            return orjson.loads(answer.content)
        except orjson.JSONDecodeError:
            hint = ": give the address that it redirects to" if answer.is_redirect else ": is it an Isnad server?"
            message = f"{self.client.base_url} answered {answer.status_code} without JSON{hint}"
            raise CommandFailed(message) from None

    def _checked(self, status: int, found: Any) -> Any:
        if status >= httpx2.codes.MULTIPLE_CHOICES:
            is_usage = status in _WRONG_USAGE
            message = f"{found.get('code', status)}: {found.get('detail', 'no reason given')}"
            raise CommandFailed(message, Exit.USAGE if is_usage else Exit.FAILED)
        return found


def _request_of(stored: StoredOperation, given: Mapping[str, object]) -> tuple[str, str, bytes, str]:
    """Return the address of an operation with its input, and the query string, the body and its media type."""
    in_path = {each.name for each in stored.parameters if each.is_in_path}
    address = "/".join(
        quote(str(given[part[1:-1]]), safe="") if part.startswith("{") else part for part in stored.address.split("/")
    )
    rest = {name: value for name, value in given.items() if name not in in_path}
    if stored.body is None:
        return address, "", orjson.dumps(rest) if rest else b"", "application/json"
    text = str(rest.pop(stored.body.field))
    kind = next((each for each in stored.body.types if "yaml" in each), stored.body.types[0])
    return address, _query({name: _text(value) for name, value in rest.items()}), text.encode(), kind


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _query(given: Mapping[str, str | None]) -> str:
    return urlencode({name: value for name, value in given.items() if value is not None})


def _empty_error() -> Mapping[str, object]:
    """Return an error of a payload without any value: REST leaves out those that are null."""
    kind = core_schema().type_map["UserError"]

    return dict.fromkeys(getattr(kind, "fields", {}))
