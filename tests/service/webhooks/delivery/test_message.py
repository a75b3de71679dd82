"""Messages are what Standard Webhooks 1.0 says, held against its reference vector and its reference library."""

import base64
import json
import os
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from service.webhooks.delivery.message import (
    MAX_BODY_BYTES,
    WebhookMessage,
    body_of,
    body_of_change,
    headers_of,
    secret_text,
    signature,
)

AT = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


def test_the_signature_is_that_of_the_reference_vector() -> None:
    body = b'{"type":"claim.retracted","timestamp":"2024-03-10T12:00:00Z","data":{"id":"clm_1"}}'
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    signed = signature(secret, WebhookMessage("msg_p5jXN8AQM9LWM0D4loKWxJek", body), 1710072000)
    assert signed == "v1,n9AObrL7MGAow//D3lPaSDRcN8JsS/B8u6BgoIRcI1E="


def test_the_reference_library_takes_what_is_signed_with_either_secret_and_nothing_that_was_altered() -> None:
    old, new = os.urandom(32), os.urandom(32)
    message = WebhookMessage("0199", body_of("claim.upserted", AT, {"text": "المحادثات"}))
    headers = dict(headers_of(message, [new, old], datetime.now(UTC)))
    for secret in (old, new):
        assert Webhook(secret_text(secret)).verify(message.body, headers)["data"] == {"text": "المحادثات"}
    with pytest.raises(WebhookVerificationError):
        Webhook(secret_text(old)).verify(message.body.replace(b"claim", b"quote"), headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret_text(os.urandom(32))).verify(message.body, headers)


def test_a_body_says_what_happened_and_when() -> None:
    body = json.loads(body_of("event_report.deleted", AT, {"id": "x"}))
    assert body == {"type": "event_report.deleted", "timestamp": "2026-01-02T03:04:05.678Z", "data": {"id": "x"}}


def test_an_item_that_is_too_large_is_left_out_and_has_an_address() -> None:
    change = {"cursor": "c", "data": {"text": "x" * MAX_BODY_BYTES}}
    body = body_of_change("claim.upserted", AT, change, "/v1/claims/1")
    assert len(body) < 1000
    assert json.loads(body)["data"] == {"cursor": "c", "data": None, "dataUrl": "/v1/claims/1"}
    small = {"cursor": "c", "data": {"text": "x"}}
    assert json.loads(body_of_change("claim.upserted", AT, small, "/v1/claims/1"))["data"] == small
