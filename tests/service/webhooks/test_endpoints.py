"""Webhooks by REST: registered once their receiver wants them, and nobody else's business."""

import asyncio
import base64
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from db.sql.scope import Scope
from tests.service.webhooks.receiver import Received, Receiver, receiving
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, run
from tests.support.service.live import load, until

HOOKS = "/v1/webhooks"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver that wants messages."""
    async with receiving() as made:
        yield made


@asynccontextmanager
async def partner(
    dsn: str, name: str = "partner", *scopes: Scope, **settings: Any
) -> AsyncIterator[httpx2.AsyncClient]:
    """Give a client with a key of its own, of a service that may send to this machine."""
    key = await key_of(dsn, name, *(scopes or (Scope.SYNC,)))
    chosen = {"webhook_private_targets": True, "changes_interval_ms": 20, "anonymous_read": False, **settings}
    async with client_of(dsn, headers=bearer(key), **chosen) as client:
        yield client


async def test_from_registering_to_the_first_change(database: str, receiver: Receiver) -> None:
    async with partner(database, webhook_workers=4) as client:
        answer = await client.post(HOOKS, json={"url": receiver.url, "types": ["claim"], "description": "front page"})
        assert answer.status_code == 201
        made = answer.json()
        assert answer.headers["location"] == f"{HOOKS}/{made['id']}"
        assert (made["state"], made["verification"]["status"], made["types"]) == ("ACTIVE", 200, ["claim"])
        assert receiver.got[0].verify(made["secret"])["data"]["webhookId"] == made["id"]
        await load(database)
        await until(lambda: len(receiver.messages) == 1)
        assert receiver.messages[0].verify(made["secret"])["type"] == "claim.upserted"

        tried = (await client.post(f"{HOOKS}/{made['id']}/test")).json()
        await until(lambda: len(receiver.messages) == 2)
        assert (receiver.messages[1].id, receiver.messages[1].said["type"]) == (tried["id"], "webhook.test")

        async def is_delivered() -> bool:
            shown = (await client.get(f"{HOOKS}/{made['id']}/deliveries/{tried['id']}")).json()
            return bool(shown["state"] == "DELIVERED")

        await until(is_delivered)
        shown = (await client.get(f"{HOOKS}/{made['id']}/deliveries/{tried['id']}")).json()
        assert [(each["status"], each["failure"]) for each in shown["log"]] == [(204, None)]
        listed = (await client.get(f"{HOOKS}/{made['id']}/deliveries", params={"limit": 1})).json()
        assert ([each["event"] for each in listed["deliveries"]], listed["hasMore"]) == (["webhook.test"], True)
        after = {"after": listed["deliveries"][0]["id"], "state": "DELIVERED"}
        rest = (await client.get(f"{HOOKS}/{made['id']}/deliveries", params=after)).json()
        assert ([each["event"] for each in rest["deliveries"]], rest["hasMore"]) == (["claim.upserted"], False)
        assert rest["deliveries"][0]["cursor"] == receiver.messages[0].said["data"]["cursor"]

        again = await client.post(f"{HOOKS}/{made['id']}/deliveries/{tried['id']}/replay")
        assert (again.status_code, again.json()["state"]) == (202, "WAITING")
        await until(lambda: len(receiver.messages) == 3)
        assert receiver.messages[2].id == tried["id"]
        assert (await client.post(f"{HOOKS}/{made['id']}/replay", json={"after": made["cursor"]})).status_code == 202
        await until(lambda: len(receiver.messages) == 4)
        assert receiver.messages[3].said == receiver.messages[0].said
        assert receiver.messages[3].id != receiver.messages[0].id
        for place, count in (("now", 0), ("beginning", 1)):
            told = (await client.post(f"{HOOKS}/{made['id']}/replay", json={"after": place})).json()
            rest = (await client.get("/v1/changes", params={"after": told["cursor"], "limit": 1})).json()
            assert len(rest["changes"]) == count
        await until(lambda: len(receiver.messages) > 4)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (lambda challenge: JSONResponse({"challenge": challenge}), "ACTIVE"),
        (lambda challenge: PlainTextResponse(f" {challenge}\n"), "ACTIVE"),
        (lambda challenge: JSONResponse(challenge), "ACTIVE"),
        (lambda challenge: PlainTextResponse("OK"), "PENDING"),
        (lambda challenge: JSONResponse({"challenge": 1}), "PENDING"),
        (lambda challenge: JSONResponse(["challenge", challenge]), "PENDING"),
        (lambda challenge: PlainTextResponse(challenge, status_code=500), "PENDING"),
        (lambda challenge: Response(b"x" * 100_000 + challenge.encode()), "PENDING"),
    ],
)
async def test_a_receiver_has_to_answer_the_challenge(
    database: str, receiver: Receiver, answer: Any, state: str
) -> None:
    receiver.verifies = False
    receiver.behave = lambda came: answer(came.said["data"]["challenge"])
    async with partner(database) as client:
        made = (await client.post(HOOKS, json={"url": receiver.url})).json()
        assert made["state"] == state
        assert made["secret"].startswith("whsec_")
        if state == "PENDING":
            assert (await client.post(f"{HOOKS}/{made['id']}/test")).json()["code"] == "WEBHOOK_NOT_ACTIVE"
            receiver.verifies = True
            verified = (await client.post(f"{HOOKS}/{made['id']}/verification")).json()
            assert (verified["state"], verified["verification"]["failure"]) == ("ACTIVE", None)
            assert "secret" not in verified


async def test_all_errors_are_reported_together(database: str) -> None:
    async with partner(database, webhook_private_targets=False) as client:
        wrong = {"url": 1, "types": ["cow"], "language": "?", "article": "x", "more": True}
        problem = (await client.post(HOOKS, json=wrong)).json()
        assert problem["status"] == 400
        assert {each["parameter"].split(".")[0] for each in problem["errors"]} == set(wrong)
        for url in ("http://example.org/", "https://127.0.0.1/", "https://a:b@example.org/", "https://example.org:25/"):
            refused = (await client.post(HOOKS, json={"url": url})).json()
            assert (refused["code"], refused["parameter"]) == ("WEBHOOK_URL_REFUSED", "url")
        short = "whsec_" + base64.b64encode(os.urandom(23)).decode()
        for secret in (short, "whsec_!", "plain"):
            refused = (await client.post(HOOKS, json={"url": "https://example.org/", "secret": secret})).json()
            assert (refused["code"], refused["parameter"]) == ("WEBHOOK_SECRET_INVALID", "secret")
        assert (await client.get(HOOKS)).json() == {"webhooks": [], "hasMore": False}


async def test_nobody_sees_or_changes_webhooks_of_others_but_admins(database: str, receiver: Receiver) -> None:
    async with (
        partner(database) as client,
        partner(database, "other") as other,
        partner(database, "admin", Scope.ADMIN) as admin,
        partner(database, "reader", Scope.READ) as reader,
    ):
        made = (await client.post(HOOKS, json={"url": receiver.url})).json()
        address = f"{HOOKS}/{made['id']}"
        message = f"{address}/deliveries/{made['id']}"
        for method, path in (
            ("GET", address),
            ("PATCH", address),
            ("DELETE", address),
            ("POST", f"{address}/secret"),
            ("POST", f"{address}/verification"),
            ("POST", f"{address}/test"),
            ("GET", f"{address}/deliveries"),
            ("GET", message),
            ("POST", f"{message}/replay"),
            ("GET", f"{address}/dead-letters"),
            ("POST", f"{address}/replay"),
        ):
            answer = await other.request(method, path)
            assert (answer.status_code, answer.json()["code"]) == (404, "WEBHOOK_UNKNOWN"), (method, path)
            assert (await reader.request(method, path)).status_code == 403, (method, path)
        assert (await other.get(HOOKS)).json()["webhooks"] == []
        assert [each["id"] for each in (await admin.get(HOOKS)).json()["webhooks"]] == [made["id"]]
        assert (await admin.patch(address, json={"state": "DISABLED"})).json()["disabledFor"] == "REQUESTED"
        assert (await client.get(address)).json()["state"] == "DISABLED"
        assert (await client.get(message)).json()["code"] == "DELIVERY_UNKNOWN"
        assert (await client.get(f"{HOOKS}/none")).json()["code"] == "WEBHOOK_UNKNOWN"
        assert (await client.delete(address)).status_code == 204
        assert (await client.get(address)).status_code == 404


async def test_a_webhook_is_changed_and_challenged_again_if_its_address_changes(
    database: str, receiver: Receiver
) -> None:
    async with partner(database) as client:
        made = (await client.post(HOOKS, json={"url": receiver.url, "types": ["quote"], "language": "ar"})).json()
        address = f"{HOOKS}/{made['id']}"
        changed = (await client.patch(address, json={"types": None, "description": "more"})).json()
        assert (changed["types"], changed["language"], changed["description"]) == (None, "ar", "more")
        assert (changed["state"], changed["verification"], len(receiver.got)) == ("ACTIVE", None, 1)
        receiver.verifies = False
        moved = (await client.patch(address, json={"url": receiver.url + "/new"})).json()
        assert (moved["state"], moved["verification"]["failure"]) == ("PENDING", "CHALLENGE")
        receiver.verifies = True
        assert (await client.patch(address, json={"state": "DISABLED"})).json()["state"] == "DISABLED"
        assert (await client.patch(address, json={"state": "ACTIVE"})).json()["state"] == "ACTIVE"
        assert receiver.got[-1].path == "/hook/new"


async def test_a_secret_takes_the_place_of_another_and_is_shown_once(database: str, receiver: Receiver) -> None:
    async with partner(database) as client:
        own = "whsec_" + base64.b64encode(os.urandom(32)).decode()
        made = (await client.post(HOOKS, json={"url": receiver.url, "secret": own})).json()
        assert made["secret"] == own
        address = f"{HOOKS}/{made['id']}"
        rotated = (await client.post(f"{address}/secret", json={"graceHours": 1})).json()
        assert rotated["secret"] != own
        assert rotated["previousSecretUntil"] is not None
        assert (await client.post(f"{address}/verification")).json()["state"] == "ACTIVE"
        assert receiver.got[-1].verify(own) == receiver.got[-1].verify(rotated["secret"])
        at_once = (await client.post(f"{address}/secret", json={"graceHours": 0})).json()
        assert at_once["previousSecretUntil"] is None
        for path in (HOOKS, address, f"{address}/deliveries"):
            assert "whsec_" not in (await client.get(path)).text


async def test_dead_letters_are_listed_and_sent_again(database: str, receiver: Receiver) -> None:
    async with partner(database, webhook_workers=4) as client:
        made = (await client.post(HOOKS, json={"url": receiver.url})).json()
        address = f"{HOOKS}/{made['id']}"
        receiver.behave = lambda _: Response(status_code=400)
        tried = (await client.post(f"{address}/test")).json()
        await until(lambda: len(receiver.messages) == 1)

        async def has_failed() -> bool:
            return bool((await client.get(f"{address}/deliveries/{tried['id']}")).json()["attempts"] == 1)

        await until(has_failed)
        statement = "update webhook_delivery set state = 'DEAD', next_attempt_at = null, settled_at = now()"
        await run(database, statement)
        (dead,) = (await client.get(f"{address}/dead-letters")).json()["deliveries"]
        assert (dead["id"], dead["lastStatus"], dead["lastFailure"]) == (tried["id"], 400, "STATUS")
        receiver.behave = lambda _: Response(status_code=200)
        assert (await client.post(f"{address}/replay")).json() == {"cursor": None, "messages": 1}
        await until(lambda: len(receiver.messages) == 2)
        assert receiver.messages[1].id == tried["id"]
        refused = (await client.post(f"{address}/replay", json={"after": "nothing"})).json()
        assert refused["code"] == "INVALID_CURSOR"


async def test_a_hundred_webhooks_are_enough(database: str, receiver: Receiver) -> None:
    async with partner(database) as client:
        made = (await client.post(HOOKS, json={"url": receiver.url})).json()
        await run(
            database,
            "insert into webhook (id, client_id, owner, url, state, secret, cursor)"
            " select gen_random_uuid(), client_id, owner, url, state, secret, cursor from webhook, generate_series(1, 99)",
        )
        assert made["id"]
        refused = await client.post(HOOKS, json={"url": receiver.url})
        assert (refused.status_code, refused.json()["code"]) == (409, "TOO_MANY_WEBHOOKS")
        page = (await client.get(HOOKS, params={"limit": 60})).json()
        more = (await client.get(HOOKS, params={"after": page["webhooks"][-1]["id"]})).json()
        assert (len(page["webhooks"]), page["hasMore"], len(more["webhooks"]), more["hasMore"]) == (60, True, 40, False)


async def test_a_receiver_that_answers_without_end_is_not_read_without_end(database: str, receiver: Receiver) -> None:
    received: list[Received] = []

    def endless(came: Received) -> Response:
        async def parts() -> AsyncIterator[bytes]:
            for _ in range(2000):
                received.append(came)
                await asyncio.sleep(0)
                yield b"x" * 16_384

        return StreamingResponse(parts())

    receiver.verifies, receiver.behave = False, endless
    async with partner(database) as client:
        made = (await client.post(HOOKS, json={"url": receiver.url})).json()
        assert (made["state"], made["verification"]["failure"]) == ("PENDING", "CHALLENGE")
        assert len(received) < 2000


async def test_operators_see_the_progress_of_sending(database: str, receiver: Receiver) -> None:
    async with partner(database, webhook_workers=4) as client:
        receiver.behave = lambda _: Response(status_code=500)
        made = (await client.post(HOOKS, json={"url": receiver.url})).json()
        await client.post(f"{HOOKS}/{made['id']}/test")
        wanted = {
            'isnad_webhook_attempts_total{failure="STATUS"} 1.0',
            'isnad_webhooks{state="ACTIVE"} 1.0',
            'isnad_webhook_messages{state="WAITING"} 1.0',
            'isnad_webhook_messages{state="DEAD"} 0.0',
        }

        async def is_told() -> bool:
            return wanted <= set((await client.get("/metrics")).text.splitlines())

        await until(is_told)


async def test_watchers_are_sent_notices_without_words_that_were_redacted_meanwhile(
    database: str, receiver: Receiver
) -> None:
    await load(database)
    async with (
        partner(database, webhook_workers=4) as client,
        partner(database, "desk", Scope.ADMIN) as desk,
    ):
        quote = (await desk.get("/v1/quotes", params={"first": 1})).json()["nodes"][0]
        assert (await client.put("/v1/watch", json={"ids": [{"id": quote["id"]}]})).status_code == 200
        made = (await client.post(HOOKS, json={"url": receiver.url, "tells": "NOTICES"})).json()
        assert (made["state"], made["tells"]) == ("ACTIVE", "NOTICES")
        receiver.behave = lambda _: Response(status_code=500)
        retracted = await desk.post(f"/v1/quotes/{quote['id']}/retract", json={"reason": "never said"})
        assert retracted.status_code == 200
        await until(lambda: len(receiver.messages) == 1)
        first = receiver.messages[0].verify(made["secret"])
        assert first["type"] == "watch.retraction"
        assert (first["data"]["watched"]["id"], first["data"]["severity"]) == (quote["id"], "critical")
        listed = (await client.get("/v1/watch/changes")).json()["notices"]
        assert [first["data"]] == listed

        redacted = await desk.post("/v1/redactions", json={"words": ["never said"], "ground": "Law"})
        assert redacted.status_code == 200, redacted.text
        receiver.behave = lambda _: Response(status_code=200)
        message = f"{HOOKS}/{made['id']}/deliveries/{receiver.messages[0].id}/replay"
        assert (await client.post(message)).status_code == 202
        await until(lambda: len({each.id for each in receiver.messages}) >= 2 and len(receiver.messages) >= 3)
        assert "never said" in receiver.messages[0].body.decode()
        assert not any("never said" in each.body.decode() for each in receiver.messages[1:])
        assert "watch.redaction" in {each.said["type"] for each in receiver.messages}

        again = await client.post(f"{HOOKS}/{made['id']}/replay", json={"after": "beginning"})
        assert again.status_code == 202, again.text
        before = len(receiver.messages)
        await until(lambda: len(receiver.messages) >= before + 2)
        feed = (await client.get("/v1/changes", params={"limit": 1})).json()["cursor"]
        refused = (await client.post(f"{HOOKS}/{made['id']}/replay", json={"after": feed})).json()
        assert refused["code"] == "INVALID_CURSOR"
        filtered = await client.post(HOOKS, json={"url": receiver.url, "tells": "NOTICES", "types": ["claim"]})
        assert (filtered.status_code, filtered.json()["parameter"]) == (400, "tells")
