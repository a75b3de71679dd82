"""The doors of webhooks: registered by filters with ids of hidden things, asked for, changed, and sent what their key may see."""

import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from db.feed.feed import Feed
from db.postgres.pool import open_pool
from db.sql.scope import Scope
from db.webhook.bearer import Bearer, find_bearer
from db.webhook.change import Changes
from db.webhook.delivery import Delivery, DeliveryState, DeliverySubject, add_deliveries
from db.webhook.model import NewWebhook, Tells
from db.webhook.webhook import activate_webhook, create_webhook, delete_webhook, find_webhook
from db.write.filters import Filters
from schema.resource.item import items
from service.webhooks.delivery.body import Bodies
from tests.support.service.keys import KEEPER
from tests.visibility.calls.asking import Asker, Told
from tests.visibility.values import NOTHING
from tests.visibility.world import key_name

HOOKS = "/v1/webhooks"
HOOK = "http://127.0.0.1:9/hook"
"""Where webhooks send to: nobody listens there, so every attempt fails at once."""

_MADE = re.compile(r'(?<="id":)"[^"]*"|(?<="secret":)"[^"]*"|"20\d\d-[^"]*"|(?<="durationMs":)\d+')
"""What every database has of its own in an answer about a webhook: ids of webhooks and messages, secrets, instants, durations."""


def filters_of(asker: Asker) -> list[tuple[str, Any]]:
    """Return the filters of a webhook, each as its name and a value."""
    ids = [(name, id_) for name in ("entity", "article") for id_ in (*asker.values.ids_of(name), NOTHING)]
    return [*ids, ("language", "ar"), ("types", ["article", "claim"])]


async def ask_registering(asker: Asker) -> AsyncIterator[Told]:
    """Register webhooks with each filter, and delete them."""
    for by, value in (*filters_of(asker), ("tells", "NOTICES")):
        told = await asker.ask("POST", HOOKS, json={"url": HOOK, by: value}, by=by)
        yield _lasting(told, f"POST {HOOKS} by {by} {json.dumps(value)}", without_location=True)
        if told.status == 201:
            await _delete(asker, told.json()["id"])


async def ask_list_of_webhooks(asker: Asker) -> AsyncIterator[Told]:
    """Ask for the webhooks of the key, of which it has one."""
    async with _webhook(asker):
        yield _lasting(await asker.ask("GET", HOOKS), f"GET {HOOKS}")


def questions(method: str, address: str, asker: Asker) -> Sequence[tuple[str, str, Mapping[str, Any]]]:
    """Return what a door of one webhook is asked: the argument that is tried, the query of the address, the body."""
    if method == "PATCH":
        given = (*filters_of(asker), ("state", "DISABLED"), ("state", "ACTIVE"))
        return [(by, "", {"entity": None, "article": None, by: value}) for by, value in given]
    if address.endswith("/deliveries"):
        return [("", "", {}), *(("state", f"?state={state}", {}) for state in DeliveryState)]
    if address.endswith("{id}/replay"):
        return [("", "", {}), ("after", "", {"after": "beginning"})]
    return [("", "", {})]


async def ask_of_webhook(method: str, address: str, asker: Asker) -> AsyncIterator[Told]:
    """Ask for webhooks by ids of hidden things, none of which is a webhook, and for one of the key, which has a message."""
    for id_ in asker.values.ids_of("entity", "article"):
        yield await _ask(method, re.sub(r"\{\w+\}", id_, address), {}, asker)
    async with _webhook(asker) as made:
        if made is None:
            return
        webhook, message = made
        path = address.replace("{id}", webhook).replace("{message}", message)
        for by, query, body in questions(method, address, asker):
            told = await _ask(method, path + query, body, asker)
            yield _lasting(replace(told, by=by), f"{method} {address}{query} {json.dumps(body)}")


async def _ask(method: str, path: str, body: Mapping[str, Any], asker: Asker) -> Told:
    return await asker.ask(method, path, json=None if method in ("GET", "DELETE") else body)


def _lasting(told: Told, asked: str, *, without_location: bool = False) -> Told:
    headers = "" if without_location else re.sub(r"etag=\S+", "", told.headers)
    return replace(told, asked=asked, headers=headers, text=_MADE.sub('""', told.text))


@asynccontextmanager
async def _webhook(asker: Asker) -> AsyncIterator[tuple[str, str] | None]:
    """Register an active webhook with a message; give the ids of both, None if the key may have no webhook."""
    made = await asker.ask("POST", HOOKS, json={"url": HOOK})
    if made.status != 201:
        assert asker.scope not in (Scope.SYNC, Scope.ADMIN), made
        yield None
        return
    id_ = made.json()["id"]
    connection = await asyncpg.connect(asker.dsn)
    try:
        await activate_webhook(connection, await find_webhook(connection, UUID(id_), None), actor=KEEPER)
        now = datetime.now(UTC)
        (message,) = await add_deliveries(connection, UUID(id_), [DeliverySubject("webhook.test", now)], now)
        yield id_, str(message)
    finally:
        await connection.close()
        await _delete(asker, id_)


async def _delete(asker: Asker, webhook: str) -> None:
    connection = await asyncpg.connect(asker.dsn)
    try:
        await delete_webhook(connection, UUID(webhook), actor=KEEPER)
    finally:
        await connection.close()


async def ask_webhooks(tells: Tells, asker: Asker) -> AsyncIterator[Told]:
    """Make the body of every message that was ever put on its way, as it would be sent now to a key of this scope."""
    if asker.scope is None:
        return
    connection = await asyncpg.connect(asker.dsn)
    pool = await open_pool(asker.dsn, smallest=0, largest=2, statement_timeout_ms=10_000)
    try:
        changes = Changes(Feed(items()), pool, wait_s=5)
        beginning = await changes.place(tells, "beginning")
        key_id = await connection.fetchval("select id from api_key where name = $1", key_name(asker.scope))
        asked = NewWebhook(key_id, "https://h.example", beginning, Filters(), tells)
        made = await create_webhook(connection, asked, actor=KEEPER)
        webhook, bearer = await find_webhook(connection, made.id, None), await find_bearer(connection, made.client_id)
        all_told = await changes.after(webhook, beginning, Bearer(bearer.key_id, frozenset({Scope.ADMIN})), 1000)
        bodies, now = Bodies(changes, "https://news.example"), datetime.now(UTC)
        number = count()
        for each in all_told.subjects:
            delivery = Delivery(uuid4(), made.id, each, DeliveryState.WAITING, 0, 0, now, None, None, now, None)
            body = await bodies.read(delivery, webhook, bearer)
            if body is not None:
                yield Told(
                    f"message {next(number)} of {tells}, {each.item_type} {each.item_id}", 200, "", body.decode()
                )
        await connection.execute("delete from webhook where id = $1", made.id)
    finally:
        await pool.close()
        await connection.close()
