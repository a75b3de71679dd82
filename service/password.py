"""Passwords in the addresses of databases: masked in output, and read from a file if the address has none."""

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote, unquote_plus, urlsplit, urlunsplit

MASK = "***"
SECRET = ("password", "sslpassword")
"""The parameters of an address whose values are passwords."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PARAMETER = re.compile(r"(?<![^?&\s])([^?&\s=]+)\s*=")
_HOST = re.compile(r"(\[[^]]*\]|[^:@]*)(:[0-9]{0,5})?")
_ESCAPES = (
    "write postgresql://role:password@host:5432/database, and / ? # @ & % in a password as %2F %3F %23 %40 %26 %25"
)


class _Login(NamedTuple):
    """The role and the password in an address, decoded; None if it has none, or an empty one."""

    user: str | None
    password: str | None


def masked(url: str) -> str:
    """Return a database's address with its passwords masked, even if it is malformed.

    Masked is everything from the first colon after ``//`` to the last ``@``, and the parameters in SECRET. Of a text
    that could be read in several ways, all that could be a password is masked.
    """
    hidden = sorted(_of_parameters(url) + _of_login(url))
    shown, at = "", 0
    for begin, end in hidden:
        if begin > at or not shown:
            shown += url[at:begin] + MASK
        at = max(at, end)
    return shown + url[at:]


def user_of(url: str) -> str | None:
    """Return the role in an address."""
    return _login_of(url).user


def with_password(url: str, file: Path) -> str:
    """Return an address with the password from a file, without the blanks around it.

    If the address has a password, it keeps that. Raises OSError if the file cannot be read, and ValueError if it is
    empty or the address names no role.
    """
    login = _login_of(url)
    if login.password is not None:
        return url
    if login.user is None:
        raise ValueError("the address names no role: write postgresql://role@host/database")
    password = file.read_text("utf-8").strip()
    if not password:
        raise ValueError("the file is empty")
    parts = urlsplit(url)
    if not parts.username:
        return urlunsplit(parts._replace(query=f"{parts.query}&password={quote(password, safe='')}"))
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username}:{quote(password, safe='')}@{host}"))


def check_address(url: str) -> None:
    """Refuse an address that the driver could not read, and whose parts it would quote: raises ValueError."""
    try:
        parts = urlsplit(url)
        if parts.query:
            parse_qs(parts.query, strict_parsing=True)
    except ValueError:
        raise ValueError(f"it cannot be read: {_ESCAPES}") from None
    login, _, hosts = parts.netloc.rpartition("@")
    if "@" in login or not all(_HOST.fullmatch(each) for each in hosts.split(",")):
        raise ValueError(f"its host or port cannot be read: {_ESCAPES}")


def _login_of(url: str) -> _Login:
    """Return the role and the password as the driver reads them: before the host, otherwise in the query."""
    parts = urlsplit(url)
    given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    user, password = (unquote(each) if each else None for each in (parts.username, parts.password))
    return _Login(user or given.get("user"), password or given.get("password"))


def _of_login(url: str) -> list[tuple[int, int]]:
    """Return where the password before the host begins and ends, if there may be one."""
    scheme, at = _SCHEME.match(url), url.rfind("@")
    colon = url.find(":", scheme.end() if scheme else 0, max(at, 0))
    return [] if colon < 0 else [(colon + 1, at)]


def _of_parameters(url: str) -> list[tuple[int, int]]:
    """Return where each password in a parameter begins and ends; if the text is no URL, with the end of the text."""
    found = [each for each in _PARAMETER.finditer(url) if unquote_plus(each[1]) in SECRET]
    ends = [url.find("&", each.end()) if _SCHEME.match(url) else -1 for each in found]
    return [(each.end(), len(url) if end < 0 else end) for each, end in zip(found, ends, strict=True)]
