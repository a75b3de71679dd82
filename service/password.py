"""Passwords in the addresses of databases: masked in output, and read from a file if the address has none."""

from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit, urlunsplit


def masked(url: str) -> str:
    """Return a database's address with its password masked."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username or ''}:***@{host}"))


def user_of(url: str) -> str | None:
    """Return the role in an address."""
    parts = urlsplit(url)
    named = parts.username or next(iter(parse_qs(parts.query).get("user", [])), None)
    return None if named is None else unquote(named)


def with_password(url: str, file: Path) -> str:
    """Return an address with the password from a file, without the blanks around it.

    If the address has a password, it keeps that. Raises OSError if the file cannot be read, and ValueError if it is
    empty or the address names no role.
    """
    parts = urlsplit(url)
    if parts.password is not None:
        return url
    if not parts.username:
        raise ValueError("the address names no role: write postgresql://role@host/database")
    password = file.read_text("utf-8").strip()
    if not password:
        raise ValueError("the file is empty")
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username}:{quote(password, safe='')}@{host}"))
