"""Passwords in the addresses of databases: found wherever the driver finds them, and shown nowhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from asyncpg import connect_utils
from hypothesis import given
from hypothesis import strategies as st

from service.cli.database import unreachable
from service.environment import SettingsInvalid, origins
from service.password import masked, user_of, with_password
from tests.support.service.environment import settings_in

SIGNS = st.text(st.sampled_from("ab1:/?#@&=% +é\\'"), min_size=1, max_size=12)
SECRETS = SIGNS.map("§{}§".format)
"""Passwords of all signs that mean something in an address, between two that stand nowhere else."""

NAMES = st.sampled_from(["user", "host", "search_path", "application_name"])


read_address: Callable[..., Any] = vars(connect_utils)["_parse_connect_dsn_and_args"]
"""The driver's own reading of an address, which has no public name."""


def login_by_the_driver(url: str) -> tuple[str | None, str | None]:
    """Return the role and the password that asyncpg reads."""
    nothing = dict.fromkeys(
        [
            "host",
            "port",
            "user",
            "password",
            "passfile",
            "database",
            "ssl",
            "service",
            "servicefile",
            "direct_tls",
            "server_settings",
            "target_session_attrs",
            "krbsrvname",
            "gsslib",
        ]
    )
    _, found = read_address(dsn=url, **nothing)
    return found.user, found.password


@st.composite
def addresses(draw: st.DrawFn, secrets: st.SearchStrategy[str]) -> str:
    """Return an address with a role and, in some places, passwords that are written as they should be."""
    user, port = draw(st.sampled_from(["", "isnad", "is nad"])), draw(st.sampled_from(["", ":5432"]))
    own = draw(st.none() | secrets) if user else None
    login = quote(user, safe="") + ("" if own is None else f":{quote(own, safe='')}") + ("@" if user else "")
    given = draw(st.lists(st.tuples(NAMES, st.sampled_from(["x", "y z"])), max_size=2))
    hidden = draw(st.lists(st.tuples(st.sampled_from(["password", "sslpassword"]), secrets), max_size=2))
    query = urlencode(draw(st.permutations([*given, *hidden])))
    return f"postgresql://{login}db.test{port}/isnad" + (f"?{query}" if query else "")


@given(addresses(SECRETS))
def test_no_password_that_the_driver_finds_is_shown_and_the_rest_is(url: str) -> None:
    shown = masked(url)
    assert quote("§") not in shown
    assert shown.count("***") == url.count(quote("§")) // 2
    assert user_of(shown) == user_of(url)
    assert (masked(shown), "db.test" in shown) == (shown, True)


@given(addresses(SECRETS), SECRETS)
def test_a_file_gives_the_password_to_an_address_that_has_none_and_leaves_its_role(
    tmp_path_factory: pytest.TempPathFactory, url: str, secret: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "password"
    file.write_text(f"{secret}\n")
    user, password = login_by_the_driver(url)
    if password is None and user_of(url) is None:
        with pytest.raises(ValueError, match="names no role"):
            with_password(url, file)
        return
    assert login_by_the_driver(with_password(url, file)) == (user, password or secret)
    assert user_of(url) in (user, None)


@given(SIGNS, st.sampled_from(["postgresql://u:{}@h/db", "u:{}@h/db", "postgresql:/u:{}@h:1/db?sslmode=x"]))
def test_a_password_that_is_not_escaped_is_masked_as_a_whole(signs: str, form: str) -> None:
    secret = f"§{signs}§"
    assert masked(form.format(secret)).count("§") == 0


@given(SIGNS.filter(lambda signs: "&" not in signs), st.sampled_from(["", "h", "h:5432", "u:x@h"]))
def test_a_parameter_that_is_not_escaped_is_masked_to_the_next_one(signs: str, host: str) -> None:
    assert masked(f"postgresql://{host}/db?user=u&password=§{signs}§&a=b").count("§") == 0


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://h/db?user=u&password=secret", "postgresql://h/db?user=u&password=***"),
        ("postgresql://u:pa/ss@host/db", "postgresql://u:***@host/db"),
        (
            "postgresql://u:p@h1:1,h2:2/db?sslpassword=a&sslmode=b",
            "postgresql://u:***@h1:1,h2:2/db?sslpassword=***&sslmode=b",
        ),
        ("postgresql://h/db?pass%77ord=secret", "postgresql://h/db?pass%77ord=***"),
        ("host=h user=u password='two words'", "host=h user=u password=***"),
        ("postgresql://u@h/db", "postgresql://u@h/db"),
        ("", ""),
    ],
)
def test_what_is_shown_of_an_address(url: str, shown: str) -> None:
    assert masked(url) == shown
    assert "secret" not in str(unreachable(url, OSError()))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:secret/ss@host/db",
        "postgresql://u:secret@ss@host/db",
        "postgresql://u:[secret@host/db",
        "postgresql://u:secret?x@host/db",
        "postgresql://h/db?password=secret&more",
        "mysql://h/db?password=secret",
        "host=h password=secret",
    ],
)
@pytest.mark.parametrize("name", ["DATABASE_URL", "ISNAD_MIGRATE_DSN"])
def test_an_address_that_cannot_be_read_is_refused_without_its_password(url: str, name: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        settings_in(**{name: url})
    (line,) = refused.value.lines
    assert line.startswith(f"{name}=")
    assert "secret" not in line


def test_the_settings_show_no_password_of_a_parameter(tmp_path: Path) -> None:
    environ = {"DATABASE_URL": "postgresql://h/db?user=u&password=secret"}
    shown = {each.name: each.value for each in origins(settings_in(**environ), environ)}
    assert shown["DATABASE_URL"] == "postgresql://h/db?user=u&password=***"
