"""Which hosts may be asked, at every address, and that no link is made of a host that was not checked."""

import json
from collections.abc import AsyncIterator

import httpx2
import pytest
import websockets
from hypothesis import given
from hypothesis import strategies as st

from service.environment import SettingsInvalid
from service.request.host import base_of, known_hosts
from tests.service.app.test_every_answer import SMALL
from tests.support.service.asking import client_of
from tests.support.service.environment import settings_in
from tests.support.service.live import acknowledged, serving

PUBLIC = "https://news.example/isnad"
FOR_PROBES = ("/livez", "/readyz", "/metrics")
ADDRESSES = (*SMALL, "/v1", "/v1/quotes", "/v1/quotes.csv", "/openapi.json", "/feeds/isnad_feed_x/quotes.csv")


@pytest.fixture(scope="module")
async def public(seeded_dsn: str) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of a service that has a public address, and a second name."""
    async with client_of(seeded_dsn, public_url=PUBLIC, allowed_hosts="news.internal:8000, [::1]") as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
async def test_a_host_that_is_not_ours_is_refused_at_every_address_but_those_of_probes(
    public: httpx2.AsyncClient, method: str, address: str
) -> None:
    asked = await public.request(method, address, headers={"host": "evil.example"})
    right = await public.request(method, address, headers={"host": "news.example"})
    assert b"HOST_UNKNOWN" not in right.content
    if address in FOR_PROBES:
        assert asked.status_code == right.status_code
    else:
        assert (asked.status_code, asked.headers["content-type"]) == (400, "application/problem+json")
        assert method == "HEAD" or asked.json()["code"] == "HOST_UNKNOWN"
    assert asked.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        *[(each, True) for each in ("news.example", "NEWS.example", "news.example:443", "news.example.:1")],
        *[(each, True) for each in ("news.internal:8000", "[::1]", "[::1]:8000")],
        *[
            (each, False)
            for each in ("", "news.example.evil.example", "evil-news.example", "news.example:", "localhost")
        ],
        *[(each, False) for each in ("news.internal", "news.internal:8001", "127.0.0.1", "news.example:8000:8000")],
        *[(each, False) for each in ("news.example, evil.example", "news.example@evil.example", "news.example..")],
    ],
)
async def test_names_are_compared_whole_without_capitals_and_without_a_port_that_is_not_named(
    public: httpx2.AsyncClient, host: str, is_ours: bool
) -> None:
    answer = await public.get("/v1", headers={"host": host})
    assert answer.status_code == (200 if is_ours else 400)


async def test_two_hosts_are_refused_whichever_server_passes_them_on(public: httpx2.AsyncClient) -> None:
    headers = [("host", "news.example"), ("host", "evil.example")]
    assert (await public.get("/v1", headers=headers)).status_code == 400


async def test_a_websocket_asks_a_host_that_is_ours(seeded_dsn: str) -> None:
    async with serving(seeded_dsn, allowed_hosts="127.0.0.1") as address:
        async with acknowledged(address):
            pass
        with pytest.raises(websockets.InvalidStatus) as refused:
            await websockets.connect(
                "ws://evil.example/graphql",
                sock=None,
                host="127.0.0.1",
                port=int(address.partition(":")[2]),
                proxy=None,
            )
    response = refused.value.response
    assert response.status_code == 400
    assert json.loads(response.body or b"")["errors"][0]["extensions"]["code"] == "HOST_UNKNOWN"


async def test_pages_of_other_origins_learn_nothing_from_a_wrong_host(seeded_dsn: str) -> None:
    async with client_of(seeded_dsn, public_url=PUBLIC, cors_origins="*") as client:
        preflight = {"host": "evil.example", "origin": "http://evil.example", "access-control-request-method": "POST"}
        answer = await client.options("/graphql", headers=preflight)
        assert answer.status_code == 400
        assert "access-control-allow-origin" not in answer.headers


async def test_without_a_public_address_every_host_is_allowed(seeded_dsn: str) -> None:
    async with client_of(seeded_dsn) as client:
        assert (await client.get("/v1", headers={"host": "any.example"})).status_code == 200
        document = (await client.get("/v1/quotes.jsonld?first=1", headers={"host": "any.example:81"})).text
        assert "http://any.example:81/v1/" in document


def test_the_host_of_a_public_address_is_the_one_that_browsers_send() -> None:
    for url, host in (
        ("https://news.example:8443/x", "news.example"),
        ("http://[2001:DB8::1]:80", "[2001:db8::1]"),
        ("https://нов.example", "xn--b1avd.example"),
    ):
        assert known_hosts(url, None).allow(host)
        assert not known_hosts(url, None).allow("localhost")


@pytest.mark.parametrize("dot", ["", "."])
@pytest.mark.parametrize("asked_dot", ["", "."])
def test_a_dot_at_the_end_means_the_same_in_a_setting_and_in_a_request(dot: str, asked_dot: str) -> None:
    known = known_hosts(f"https://News.example{dot}/", f"a.example{dot}:1, b.example{dot}")
    for host in ("news.example", "NEWS.example:8443", "a.example:1", "b.example"):
        name, colon, port = host.partition(":")
        assert known.allow(f"{name}{asked_dot}{colon}{port}")
    for host in ("a.example", "a.example:2", "news.example..", "example"):
        assert not known.allow(host + asked_dot)


def test_a_public_address_with_an_unusual_host_opens_no_other_one() -> None:
    assert not known_hosts("https://news~desk.example", None).allow("evil.example")


hosts = st.text(st.characters(max_codepoint=255), max_size=20) | st.from_regex(
    r"[a-z.]{1,9}(:[0-9]{1,5})?", fullmatch=True
)


@given(hosts)
def test_no_link_contains_any_part_of_an_invalid_host(host: str) -> None:
    base = base_of({b"host": host.encode("latin-1")}, "http", None)
    assert base in (f"http://{host}", "http://localhost")
    assert not set(base) & set("<>\"'`&\\ /?#@\r\n\t=+,;") - {"/"}
    assert base.count("/") == 2
    assert base_of({b"host": host.encode("latin-1")}, "http", PUBLIC + "/") == PUBLIC


@given(hosts, st.text(max_size=30))
def test_a_host_is_allowed_if_and_only_if_it_is_named(host: str, other: str) -> None:
    known = known_hosts("https://news.example", "a.example:1")
    name, _, port = host.lower().partition(":")
    named = name.removesuffix(".") == "news.example" and (":" not in host or port.isdigit())
    assert known.allow(host) is (named or host.lower() == "a.example:1")
    assert not known.allow(f"news.example.{other}x")


@pytest.mark.parametrize("value", ["https://news.example", "a b", "news.example/x", "*", "a.example,b/c"])
def test_an_invalid_allowed_host_stops_the_start(value: str) -> None:
    with pytest.raises(SettingsInvalid, match="ISNAD_ALLOWED_HOSTS"):
        settings_in(ISNAD_ALLOWED_HOSTS=value)
