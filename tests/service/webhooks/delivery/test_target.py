"""Where webhooks may lead, and that a name which leads elsewhere the second time leads nowhere."""

import ipaddress
from collections.abc import Sequence

import pytest

from service.environment import SettingsInvalid
from service.settings import ports_in
from service.webhooks.delivery.target import PORTS, TargetNotPublic, TargetRefused, addresses_of, check_url, is_public
from tests.support.service.environment import settings_in

REFUSED = [
    "http://example.org/",
    "ftp://example.org/",
    "https:///x",
    "//example.org",
    "example.org",
    "https://",
    "https://me:secret@example.org/",
    "https://me@example.org/",
    "https://example.org/#x",
    "https://exämple.org/",
    "https://example.org:22/",
    "https://example.org:25/",
    "https://example.org:99999/",
    "https://exa mple.org/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://10.1.2.3/",
    "https://169.254.169.254/latest/meta-data",
    "https://[::ffff:8.8.8.8]/",
    "https://[64:ff9b::808:808]/",
    "https://[fe80::1%25eth0]/",
    "https://0.0.0.0/",
    "https://localhost/",
    "https://intranet/",
    "https://intranet./",
    "https://wiki.internal/",
    "https://NAS.Local./",
    "https://a.localhost/",
    "https://router.home.arpa/",
    "https://example.org:8443/",
    "https://example.org:1024/",
    "https://example.org/" + "x" * 2000,
    "https://example.org/\r\nhost: other",
]


@pytest.mark.parametrize("url", REFUSED)
def test_a_url_to_somewhere_else_is_refused(url: str) -> None:
    with pytest.raises(TargetRefused):
        check_url(url, allow_private=False)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org:443/hook?a=b%20c",
        "https://example.org:80/",
        "https://internal.example.org./",
        "https://xn--exmple-cua.org/",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
    ],
)
def test_a_url_to_the_internet_is_taken(url: str) -> None:
    check_url(url, allow_private=False)


def test_other_ports_are_allowed_by_a_setting_in_place_of_the_usual_ones() -> None:
    check_url("https://example.org:8443/", allow_private=False, ports={8443})
    with pytest.raises(TargetRefused, match="port 443, but the service sends only to 8443"):
        check_url("https://example.org/", allow_private=False, ports={8443})


@pytest.mark.parametrize("value", ["0", "443,", "443;80", "65536", "https", "-1", "443,,80"])
def test_invalid_ports_stop_the_start(value: str) -> None:
    with pytest.raises(SettingsInvalid, match="ISNAD_WEBHOOK_PORTS"):
        settings_in(ISNAD_WEBHOOK_PORTS=value)


def test_the_ports_of_the_settings_are_443_and_80_by_default() -> None:
    assert ports_in(settings_in().webhook_ports) == PORTS
    assert ports_in(settings_in(ISNAD_WEBHOOK_PORTS="8443, 443").webhook_ports) == {443, 8443}


def test_a_setting_allows_plain_http_to_this_machine() -> None:
    check_url("http://127.0.0.1:22/", allow_private=True)
    with pytest.raises(TargetRefused):
        check_url("ftp://127.0.0.1/", allow_private=True)
    with pytest.raises(TargetRefused):
        check_url("http://me@127.0.0.1/", allow_private=True)


PRIVATE = [
    "127.0.0.1",
    "127.255.1.2",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "0.1.2.3",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2001:10::1",
    "2001:20::1",
    "3fff::1",
    "5f00::1",
]


@pytest.mark.parametrize("text", PRIVATE)
async def test_a_name_at_an_address_of_a_network_of_its_own_is_refused(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))

    async def resolve(host: str, port: int) -> Sequence[str]:
        return ["8.8.8.8", text]

    with pytest.raises(TargetNotPublic):
        await addresses_of("example.org", 443, resolve, allow_private=False)
    assert await addresses_of("example.org", 443, resolve, allow_private=True) == ["8.8.8.8", text]


@pytest.mark.parametrize("text", ["8.8.8.8", "1.1.1.1", "192.0.1.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"])
def test_an_address_on_the_internet_is_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))
