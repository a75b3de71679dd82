"""Webhooks with filters are told of what leaves them; what is sent has the shape of the feed, also where it is to be fetched."""

import base64
from urllib.parse import urlsplit

import orjson

from db.operation.operation import Actor
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.scope import Scope
from service.sync.feed_shape import ChangeTold
from service.webhooks.delivery.message import MAX_BODY_BYTES, secret_text
from tests.service.webhooks.conftest import BASE_URL, Desk
from tests.service.webhooks.receiver import receiving
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

EDITOR = Actor("editor")
WORDS = "نرفع العقوبات"
MEMBERS = [field.alias for field in ChangeTold.model_fields.values()]


async def test_a_webhook_with_a_language_hears_what_leaves_its_filter_and_nothing_of_it_afterwards(desk: Desk) -> None:
    await load(desk.connection, noise(language="ar"))
    async with receiving() as receiver:
        arabic = await desk.webhook(receiver.url + "/ar", language="ar", types=("article", "quote", "mention"))
        english = await desk.webhook(receiver.url + "/en", language="en", types=("article", "quote", "mention"))
        await load(desk.connection, noise(language="en"))
        await redact(desk.connection, Redact(ground="Law", words=(WORDS,)), actor=EDITOR)
        await desk.take()
        for webhook in (arabic, english):
            await desk.serve(webhook)
        told = [each.said for each in receiver.got if each.path == "/hook/ar"]
        assert {each["type"] for each in told} == {"article.deleted", "quote.deleted", "mention.deleted"}
        assert {each["data"]["reason"] for each in told} == {"filtered"}
        assert len(told) == 4, "once for the article, the quote and each of two mentions"
        assert not any(WORDS in each.body.decode() for each in receiver.got)
        entered = [each.said["type"] for each in receiver.got if each.path == "/hook/en"]
        assert {"article.upserted", "quote.upserted", "mention.upserted"} <= set(entered)


async def test_a_webhook_with_an_entity_hears_when_a_quote_no_longer_mentions_it(desk: Desk) -> None:
    await desk.load()
    async with receiving() as receiver:
        coale = await desk.connection.fetchval("select entity_id from entity_key where key = 'coale'")
        quote = await desk.connection.fetchval("select id::text from quote")
        webhook = await desk.webhook(receiver.url, entity=coale)
        chain = orjson.dumps({"chain": [{"role": "SPEAKER", "entity": "belta", "inferred": True}]}).decode()
        await correct_annotation(desk.connection, CorrectAnnotation(quote, chain), actor=EDITOR)
        await desk.take()
        await desk.serve(webhook)
        (came,) = receiver.got
        assert came.said["type"] == "quote.deleted"
        assert (came.said["data"]["id"], came.said["data"]["reason"]) == (quote, "filtered")


async def test_data_has_the_members_of_a_change_of_the_feed_and_says_what_belongs_together(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url, types=("quote", "claim"))
        await desk.load()
        await desk.take()
        await desk.serve(webhook)
        told = [each.verify(secret_text(webhook.secret))["data"] for each in receiver.got]
        assert {tuple(each) for each in told} == {tuple(MEMBERS)}
        assert len({each["transaction"] for each in told}) == 1
        last = max(told, key=lambda each: int(orjson.loads(_decoded(each["cursor"]))[3]))
        assert [each for each in told if each["lastInTransaction"]] == [last]


async def test_what_is_too_large_for_a_message_is_at_a_url_where_it_has_the_same_shape(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url, types=("article",), language="ar")
        data = noise()
        data["article"]["body"] += " " + "x" * MAX_BODY_BYTES
        await load(desk.connection, data)
        await desk.take()
        await desk.serve(webhook)
        (came,) = receiver.got
        told = dict(came.said["data"])
        url = told.pop("dataUrl")
        assert list(told) == MEMBERS
        assert told["data"] is None
        assert url.startswith(BASE_URL + "/v1/")
        key = await key_of(desk.dsn, "reader", Scope.READ)
        async with client_of(desk.dsn, headers=bearer(key)) as client:
            address = urlsplit(url)
            (change,) = (await client.get(f"{address.path}?{address.query}")).json()["changes"]
        assert {**change, "data": None} == told
        assert len(change["data"]["body"]) > MAX_BODY_BYTES


def _decoded(cursor: str) -> bytes:
    return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
