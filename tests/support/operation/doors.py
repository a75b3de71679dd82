"""The three doors of an operation: each is gone through on a copy of the same database, and they are held against each other.

A case is a few lines::

    done = await Doors(databases, dsn).go("withholdArticle", ["withhold", slug, "--note", "law"], article=id_, note="law")
    assert done.values["article"]["status"] == "WITHHELD"

``go`` fails where the doors do not agree in what they answer, what they refuse, or what then stands in the database.
"""

import asyncio
import contextlib
import io
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import asyncpg
import httpx2

from schema.request.mutation_fields import USER_ERRORS
from schema.resource.stored_operation import StoredOperation, operation_named
from service.cli.cli import run
from service.cli.operating import at_the_command_line
from tests.conftest import Databases
from tests.support.operation.asking import desk_client

Error = tuple[tuple[str, ...], str, str]
"""What is wrong: the path into the input, the code, the message."""

Answer = tuple[dict[str, Any], list[Error]]
"""The values of a payload, and its errors."""

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
INSTANT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
BY_KEY = re.compile(r'"(byKey|by_key_id|undone_by_key_id)": "NEW"')
"""The key that was made for the doors that need one: on the command line there is none."""

CONTENT = re.compile(r'"content": "[0-9a-f]{64}"')

OF_THE_MOMENT = frozenset(("xid", "seq", "digest", "mark"))
"""Columns that have other values with every transaction, or are made of ids."""

OF_THE_CALLER = frozenset(("id", "via", "actor", "key_id", "address", "host", "request_id"))
"""Columns of the audit history that say who acted, by which door."""

OF_THE_DATABASE = frozenset(("installation", "api_key", "article_written"))
"""Tables that are not the same in a copy of a database, that say when it was, or that who asks by one door needs alone."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an operation: ids that are new stand as ``NEW``, instants since it began as ``NOW``.

    ``state`` are all rows of the database.
    """

    values: Mapping[str, Any]
    errors: Sequence[Error]
    state: Sequence[str]

    def without_key(self) -> "Result":
        """Return what it would be if it had been done without a key."""
        values = json.loads(BY_KEY.sub(r'"\1": null', json.dumps(self.values, ensure_ascii=False)))
        return replace(self, values=values, state=sorted(BY_KEY.sub(r'"\1": null', row) for row in self.state))

    @property
    def codes(self) -> list[str]:
        """The codes of the errors."""
        return [code for _, code, _ in self.errors]


def payload_of(printed: Any) -> Answer:
    """Return what a command printed as JSON: a payload."""
    errors = [error_of(each) for each in printed.pop(USER_ERRORS)]
    return printed, errors


def error_of(told: Mapping[str, Any]) -> Error:
    """Return an error as payloads and problems tell it."""
    return tuple(told["path"]), told["code"], told["message"]


class Doors:
    """Goes through the doors; each of them finds a copy of the database at ``dsn``, to which nobody may be connected."""

    def __init__(self, databases: Databases, dsn: str) -> None:
        self._databases, self._dsn = databases, dsn

    async def go(
        self,
        name: str,
        command: Sequence[str],
        /,
        *,
        printed: Callable[[Any], Answer] = payload_of,
        compared: Sequence[str] | None = None,
        **given: Any,
    ) -> Result:
        """Do a stored operation by each door and return what became of it; fails where the doors do not agree.

        ``command`` are the words of the command line but for ``--json``; ``printed`` reads what it prints; ``given`` are the
        input's fields. ``compared`` are the values that every door answers; without it all of them.
        """
        operation = operation_named(name)
        graphql = await self._on_a_copy(lambda dsn: by_graphql(dsn, operation, given))
        rest = await self._on_a_copy(lambda dsn: by_rest(dsn, operation, given))
        line = await self._on_a_copy(lambda dsn: by_command(dsn, command, printed))
        for door, other in (("REST", rest), ("the command line", line)):
            graphql = graphql if door == "REST" else graphql.without_key()
            assert list(other.errors) == list(graphql.errors), (door, other.errors, graphql.errors)
            for key in compared if compared is not None else graphql.values:
                assert graphql.errors or other.values[key] == graphql.values[key], (door, key)
            more, less = Counter(other.state) - Counter(graphql.state), Counter(graphql.state) - Counter(other.state)
            assert (sorted(more), sorted(less)) == ([], []), (door, sorted(more), sorted(less))
        return graphql

    async def _on_a_copy(self, go: Callable[[str], Any]) -> Result:
        dsn = await self._databases.make(self._dsn)
        try:
            known, began = set(ID.findall("\n".join(await rows_of(dsn)))), datetime.now(UTC)
            values, errors = await go(dsn)
            state = sorted(settled(row, known, began) for row in await rows_of(dsn))
        finally:
            await self._databases.drop(dsn)
        told = json.loads(settled(json.dumps(values, ensure_ascii=False), known, began))
        if told.get("position"):
            told["position"] = "NOW"
        settled_errors = [(path, code, settled(message, known, began)) for path, code, message in errors]
        return Result(told, settled_errors, state)


async def by_graphql(dsn: str, operation: StoredOperation, given: Mapping[str, Any]) -> Answer:
    """Do an operation by the mutation that is stored for it."""
    async with desk_client(dsn, name=at_the_command_line().name) as client:
        body = {"query": operation.text, "variables": {"input": given}}
        answer = (await client.post("/graphql", json=body)).json()
    assert "errors" not in answer, answer
    return payload_of(answer["data"][operation.field])


async def by_rest(dsn: str, operation: StoredOperation, given: Mapping[str, Any]) -> Answer:
    """Do an operation at its address."""
    async with desk_client(dsn, name=at_the_command_line().name) as client:
        answer = await rest_request(client, operation, given)
    found = answer.json()
    if answer.headers["content-type"] == "application/problem+json":
        assert found["status"] == answer.status_code
        assert {found["code"]} <= {each["code"] for each in found["errors"]}, found
        return {}, [error_of(each) for each in found["errors"]]
    assert answer.status_code in (200, 201), found
    return found, []


async def rest_request(
    client: httpx2.AsyncClient, operation: StoredOperation, given: Mapping[str, Any]
) -> httpx2.Response:
    """Send an operation as REST takes it."""
    rest = dict(given)
    path = re.sub(r"\{(\w+)\}", lambda found: str(rest.pop(found[1])), operation.address)
    query = {each.name: rest.pop(each.name) for each in operation.parameters if each.name in rest}
    params = {name: str(value).lower() if isinstance(value, bool) else value for name, value in query.items()}
    if operation.body is None:
        return await client.request(operation.method, path, params=params, json=rest)
    content = rest.pop(operation.body.field).encode()
    assert not rest, f"REST takes no {sorted(rest)}"
    media_type = "application/json" if content.startswith(b"{") else operation.body.types[1]
    return await client.request(
        operation.method, path, params=params, content=content, headers={"content-type": media_type}
    )


async def by_command(dsn: str, command: Sequence[str], printed: Callable[[Any], Answer]) -> Answer:
    """Do an operation by its command, in this process."""
    before = os.environ.get("DATABASE_URL")
    os.environ["DATABASE_URL"] = dsn
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = await asyncio.to_thread(run, [*command, "--json"])
    finally:
        os.environ.pop("DATABASE_URL") if before is None else os.environ.update(DATABASE_URL=before)
    assert out.getvalue(), err.getvalue()
    values, errors = printed(json.loads(out.getvalue()))
    assert (status == 0) == (not errors), (status, errors)
    assert all(code in err.getvalue() for _, code, _ in errors) or not err.getvalue()
    return values, errors


async def rows_of(dsn: str) -> list[str]:
    """Return every row of every table of a database as JSON, but for what every transaction has of its own."""
    connection = await asyncpg.connect(dsn)
    try:
        found = []
        tables = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        for (table,) in await connection.fetch(tables):
            if table in OF_THE_DATABASE:
                continue
            for (row,) in await connection.fetch(f'select to_jsonb(t) from "{table}" t'):
                left_out = OF_THE_MOMENT | (OF_THE_CALLER if table == "audit_entry" else frozenset())
                kept = {name: value for name, value in json.loads(row).items() if name not in left_out}
                if kept.get("action") == "KEY_CREATED":  # for a door that needs one
                    continue
                found.append(f"{table} {json.dumps(kept, ensure_ascii=False)}")
    finally:
        await connection.close()
    return found


def settled(text: str, known: set[str], began: datetime) -> str:
    """Return a text with new ids and the instants since something began replaced by words."""
    text = ID.sub(lambda found: found[0] if found[0] in known else "NEW", text)
    if '"id": "NEW"' in text:  # what it says is hashed with the ids of new things
        text = CONTENT.sub('"content": "NEW"', text)
    return INSTANT.sub(lambda found: "NOW" if is_since(found[0], began) else found[0], text)


def is_since(text: str, began: datetime) -> bool:
    """Return whether an instant is at or after another one."""
    told = datetime.fromisoformat(text)
    return (told if told.tzinfo else told.replace(tzinfo=UTC)) >= began
