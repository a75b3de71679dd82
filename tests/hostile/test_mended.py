"""What hostile requests once got wrong, each with the rule that mended it."""

import asyncio
import base64
import json

import pytest

from db.catalog.change import CHANGE_ORDER
from db.postgres.pool import Pool
from db.read.cursor import read_cursor
from db.read.execute import fetch_row
from db.read.freshness import Freshness
from db.sql.convert import MAX_TEXT, as_text
from db.sql.errors import AnswerTooLarge, InvalidCursor, InvalidPosition, TextTooLong
from db.words.name_search import as_begun_words
from editorial.date.edtf import MAX_LENGTH, MalformedDate, parse_edtf
from schema.base.errors import (
    MAX_LOCATIONS,
    MAX_MESSAGE,
    DocumentInvalid,
    RequestRefused,
    TooCostly,
    TooDeep,
    TooManyComparisons,
    TooManyFields,
    TooManyFragments,
    WordTooLong,
)
from schema.build import core_schema
from schema.read.limits import MAX_NESTING, MAX_WORD, MOST, Limits, extent_of
from schema.request.request import RequestReader
from service.access.live_limits import check_origin
from service.errors.limit import OriginNotAllowed
from service.graphql.ws_message import MAX_ID, CloseCode, Closing, pong_of, read_message
from service.http.finish_despite_cancellation import finish_despite_cancellation
from tests.hostile.asking import ask, posted
from tests.hostile.conftest import Besieged
from tests.hostile.input.documents import chain

LISTS = ("articles", "entities", "quotes", "claims", "events", "timeline")


def refusal(text: str, kind: type[RequestRefused], limits: Limits | None = None) -> RequestRefused:
    with pytest.raises(kind) as refused:
        RequestReader(core_schema(), limits or Limits()).read(text, None, {})
    return refused.value


@pytest.mark.parametrize("arguments", ["first: 2", "last: 2"])
@pytest.mark.parametrize("selection", ["__typename", "totalCount", "pageInfo { __typename }", "edges { __typename }"])
async def test_a_page_with_a_small_selection_is_answered_from_either_end(
    besieged: Besieged, arguments: str, selection: str
) -> None:
    query = "{ " + " ".join(f"{name}({arguments}) {{ {selection} }}" for name in LISTS) + " }"
    answer = json.loads((await ask(besieged.app, posted(query, query))).body)
    assert "errors" not in answer
    assert list(answer["data"]) == list(LISTS)


def test_a_date_without_end_is_refused_without_being_looked_at() -> None:
    for text in ("X" * 100_000, "2025" + "-XX" * 50_000, "1" * (MAX_LENGTH + 1)):
        with pytest.raises(MalformedDate) as refused:
            parse_edtf(text)
        assert refused.value.position == MAX_LENGTH


def test_fields_with_one_response_key_are_compared_a_limited_number_of_times() -> None:
    refusal("{ " + "quotes { nodes { id } } " * 320 + "}", TooManyComparisons)
    RequestReader(core_schema(), Limits()).read("{ " + "quotes { nodes { id } } " * 60 + "}", None, {})


def test_the_operations_of_a_document_are_reckoned_together() -> None:
    operations = " ".join(f"query Q{n} {{ ...F }}" for n in range(40))
    refusal(operations + " fragment F on Query { " + "__typename " * 30 + "}", TooManyFields)


def test_fragments_are_counted_as_often_as_they_are_spread_and_as_deep_as_they_stand() -> None:
    refusal("{ ...F0 } " + chain(9, "...F% ...F%"), TooManyFragments)
    refusal("{ ...F0 } " + chain(MAX_NESTING, "...F%"), TooDeep)
    refusal("{ " + "... { " * 150 + "__typename" + " }" * 150 + " }", TooDeep)
    backwards = " ".join(reversed([f"fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(500)]))
    refusal("{ ...F0 } " + backwards + " fragment F500 on Query { __typename }", TooDeep)


def test_a_counted_size_is_never_too_large_to_be_written_as_json() -> None:
    document = "{ ...F0 } " + chain(90, "a: __typename " + "...F% " * 40)
    error = refusal(document, RequestRefused, Limits(tokens=100_000))
    assert json.loads(json.dumps(error.errors[0].formatted))["extensions"]["asked"] <= MOST
    assert extent_of([], {}).fields == 0


def test_a_word_is_as_long_as_it_may_be_and_no_longer() -> None:
    RequestReader(core_schema(), Limits()).read("{ " + "a" * MAX_WORD + ": __typename }", None, {})
    refusal("{ " + "a" * (MAX_WORD + 1) + ": __typename }", WordTooLong)
    refusal("{ quotes(first: " + "1" * 5000 + ") { totalCount } }", WordTooLong)


def test_a_refusal_does_not_send_back_what_it_was_sent() -> None:
    error = refusal('{ articles(orderBy: "' + "x" * 50_000 + '") { totalCount } }', DocumentInvalid).errors[0]
    assert len(error.message) == MAX_MESSAGE
    error = refusal("{ quotes(" + "first: 1 " * 1000 + ") { totalCount } }", DocumentInvalid).errors[0]
    assert error.locations is not None
    assert len(error.locations) == MAX_LOCATIONS


def test_introspection_counts_what_it_answers() -> None:
    types = "__schema { types { fields { args { type { name } } } } }"
    RequestReader(core_schema(), Limits()).read("{ " + types + " }", None, {})
    refusal("{ " + " ".join(f"a{n}: {types}" for n in range(100)) + " }", TooCostly)


def test_a_text_is_as_long_as_it_may_be_and_no_longer() -> None:
    assert as_text("غ" * MAX_TEXT) == "غ" * MAX_TEXT
    with pytest.raises(TextTooLong):
        as_text("x" * (MAX_TEXT + 1))


def test_a_search_for_a_name_of_a_thousand_words_looks_for_nothing() -> None:
    assert as_begun_words("a b") == ["% a%", "% b%"]
    assert as_begun_words("a b " * 1000) == []


@pytest.mark.parametrize("position", ["0" * 20 + "9" * 30, "9" * 19, "1" * 60_000, "", "-1", "١", "1_0", " 1"])
async def test_a_position_that_is_no_number_of_postgresql_is_refused(seeded_pool: Pool, position: str) -> None:
    with pytest.raises(InvalidPosition):
        await Freshness(seeded_pool, max_age_s=0, wait_s=5).reach(position)


async def test_what_is_more_than_postgresql_can_put_together_is_refused(seeded_pool: Pool) -> None:
    with pytest.raises(AnswerTooLarge):
        await fetch_row(seeded_pool, "select 1" + " + 1" * 100_000, [], wait_s=5)
    assert await fetch_row(seeded_pool, "select 1", [], wait_s=5)


@pytest.mark.parametrize(
    "origin", ["http://[::1", "http://a:99999999", "[", "://", "http://[", "\x00", "http://isnad.test:x"]
)
def test_an_origin_that_is_no_address_is_that_of_another_page(origin: str) -> None:
    with pytest.raises(OriginNotAllowed):
        check_origin(origin, "isnad.test", frozenset())


def test_a_ping_that_is_too_deep_to_be_answered_and_an_id_without_end_are_no_messages() -> None:
    deep = '{"a":' * 700 + "1" + "}" * 700
    ping = read_message('{"type": "ping", "payload": ' + deep + "}")
    with pytest.raises(Closing) as closing:
        pong_of(ping.payload)
    assert closing.value.close_code == CloseCode.BAD_REQUEST
    assert read_message(json.dumps({"type": "complete", "id": "a" * MAX_ID})).id
    with pytest.raises(Closing):
        read_message(json.dumps({"type": "complete", "id": "a" * (MAX_ID + 1)}))


async def test_a_caller_who_gives_up_interrupts_no_statement(seeded_pool: Pool) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def read() -> None:
        begun.set()
        await fetch_row(seeded_pool, "select pg_sleep(0.1)", [], wait_s=5)
        ended.set()

    waiting = asyncio.create_task(finish_despite_cancellation(read()))
    await begun.wait()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert waiting.cancelled()
    await asyncio.wait_for(ended.wait(), 10)


@pytest.mark.parametrize("xid", ["094", "017", "00", "+1", "1 ", "", "18446744073709551616"])
def test_a_transaction_id_in_another_notation_is_not_a_cursor(xid: str) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(["changes", "0123456789abcdef", xid, 1]).encode()).decode().rstrip("=")
    with pytest.raises(InvalidCursor):
        read_cursor(CHANGE_ORDER, cursor)
