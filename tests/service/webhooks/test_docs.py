"""The page on webhooks: its code checks messages as it says, and its requests are answered as it says."""

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from db.sql.scope import Scope
from service.openapi.openapi import openapi_json
from service.webhooks.delivery.message import WebhookMessage, body_of, headers_of, secret_text
from service.webhooks.delivery.schedule import DELAYS_S
from service.webhooks.delivery.sender import Failure
from tests.clients.packages import node
from tests.service.rest.test_docs import fits
from tests.service.webhooks.receiver import receiving
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import load, until

PAGE = (Path(__file__).parents[3] / "docs" / "webhooks.md").read_text("utf-8")


def block(language: str) -> str:
    """Return the one block of the page in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def signed() -> tuple[bytes, dict[str, str], str]:
    """Return a message as it is sent now: its body, its headers, and the secret."""
    old, new = os.urandom(32), os.urandom(32)
    message = WebhookMessage("01a22a0a", body_of("claim.upserted", datetime.now(UTC), {"text": "المحادثات"}))
    return message.body, dict(headers_of(message, [new, old], datetime.now(UTC))), secret_text(old)


def test_the_python_of_the_page_takes_what_is_signed_and_nothing_else() -> None:
    scope: dict[str, Any] = {}
    exec(block("python"), scope)
    body, headers, secret = signed()
    assert scope["message_in"](body, headers, secret)["type"] == "claim.upserted"
    with pytest.raises(Exception, match="No matching signature"):
        scope["message_in"](body + b" ", headers, secret)


def test_the_javascript_of_the_page_takes_what_is_signed_and_nothing_else(tmp_path: Path) -> None:
    body, headers, secret = signed()
    (tmp_path / "receiver.mjs").write_text(block("js"))
    (tmp_path / "try.mjs").write_text("""
        import { messageIn } from "./receiver.mjs";
        const [body, headers, secret] = JSON.parse(process.argv[2]);
        const says = (...given) => { try { return messageIn(...given).data.text; } catch (error) { return error.message; } };
        console.log(JSON.stringify([
            says(body, headers, secret),
            says(body + " ", headers, secret),
            says(body, { ...headers, "webhook-timestamp": "1710072000" }, secret),
            says(body, { ...headers, "webhook-signature": "v1,AAAA v2,AAAA" }, secret),
        ]));
    """)
    said = node(tmp_path / "try.mjs", json.dumps([body.decode(), headers, secret]))
    assert json.loads(said) == ["المحادثات", "not ours", "too old, or from the future", "not ours"]


def shown(number: int) -> Any:
    """Return what a block of JSON of the page says."""
    return json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[number])


def loosely(said: Any) -> Any:
    """Return what the page says with what differs from case to case left open."""
    if isinstance(said, dict):
        return {name: loosely(value) for name, value in said.items()}
    return "…" if isinstance(said, str) and re.search(r"https://|[0-9T:-]{10}|^WyJ|^[0-9a-f]{16}$", said) else said


async def test_registering_is_answered_as_the_page_says_and_the_message_is_that_of_the_page(database: str) -> None:
    (given,) = re.findall(r"-d '(.*?)'", PAGE)
    headers = bearer(await key_of(database, "partner", Scope.SYNC))
    settings: dict[str, Any] = {"webhook_private_targets": True, "webhook_workers": 2, "anonymous_read": False}
    async with receiving() as receiver, client_of(database, headers=headers, **settings) as client:
        asked = {**json.loads(given), "url": receiver.url}
        made = (await client.post("/v1/webhooks", json=asked)).json()
        said = loosely(shown(0)) | {"verification": made["verification"], "url": receiver.url}
        assert fits(said, made)
        assert list(made["verification"]) == list(shown(0)["verification"])
        await load(database, quotes=[])
        await until(lambda: len(receiver.messages) == 1)
        said = loosely(shown(1))
        came = receiver.messages[0].said
        assert came["data"]["data"]["text"]
        assert fits(said, came | {"data": came["data"] | {"data": {"id": came["data"]["id"], "text": "words"}}})


def test_every_address_of_the_page_is_one() -> None:
    paths = json.loads(openapi_json(None))["paths"]
    told = set(re.findall(r"`(GET|POST|PATCH|DELETE) (/v1/webhooks[^`]*)`", PAGE))
    real = {(method.upper(), path) for path in paths for method in paths[path] if path.startswith("/v1/webhooks")}
    assert real - told == {("POST", "/v1/webhooks")}, "that one is shown with curl"
    assert told - real == set()


def test_the_page_has_the_schedule() -> None:
    told = re.search(r"after (\d+) seconds, (\d+) minutes, (\d+) minutes, ([\d, and]+) hours", PAGE)
    assert told is not None
    hours = [int(each) * 3600 for each in re.findall(r"\d+", told[4])]
    assert [int(told[1]), int(told[2]) * 60, int(told[3]) * 60, *hours] == list(DELAYS_S[1:])


def test_the_page_documents_every_way_in_which_an_attempt_can_fail() -> None:
    assert [each for each in Failure if f"`{each}`" not in PAGE] == []
