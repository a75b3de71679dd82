"""``isnad keys``: create, list, rotate and revoke the keys of the API."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, TypeVar

from cyclopts import App, Parameter

from db.keys.api_key import ApiKey, Issued, KeyFault, create_key, list_keys, open_keys, revoke_key, rotate_key
from db.keys.dependents import Dependents
from db.operation.load_errors import DatabaseFailed
from db.sql.connection import Connection
from db.sql.scope import Scope
from service.cli.console import CommandFailed, Exit, say, say_json, warn
from service.cli.database import database
from service.cli.options import JsonOption
from service.cli.table import minute, read_instant, say_table
from service.environment import load_settings
from service.request.actor import actor_at_the_command_line

T = TypeVar("T")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DURATION = re.compile(r"([1-9][0-9]{0,4})([mhdw])")

keys = App(name="keys", help="Create, list, rotate and revoke API keys.")
keys.command(
    "service.commands.feed_addresses:feed", name="feed", help="Create, list and revoke addresses that need no key."
)


@keys.command
def create(
    name: Annotated[str, Parameter(help="The name of the key's owner. It appears in the history of their changes.")],
    /,
    *,
    scope: Annotated[
        list[Scope],
        Parameter(negative=(), help="A scope of the key: read, sync, draft or admin; repeat the option for several."),
    ],
    expires: Annotated[
        str | None, Parameter(help="When the key expires: 90d, 12h, 4w or 2027-01-31; never by default.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Create a key and print it. It is shown only once."""
    ends = None if expires is None else _instant(expires)
    actor = actor_at_the_command_line()
    issued = _run(lambda connection: create_key(connection, name, scope, actor=actor, expires_at=ends))
    _say_issued(issued, as_json=json)


@keys.command(name="list")
def list_command(*, json: JsonOption = False) -> None:
    """List all keys, including revoked ones, without their secrets."""
    found = _run(list_keys)
    if json:
        say_json([_told(key) for key in found])
        return
    say_table(("NAME", "PREFIX", "SCOPES", "STATE", "EXPIRES", "LAST USED"), [_row(key) for key in found])


@keys.command
def rotate(
    name: Annotated[str, Parameter(help="The name of a living key.")],
    /,
    *,
    grace: Annotated[str | None, Parameter(help="How long the old key keeps working: 30m, 24h, 7d.")] = None,
    expires: Annotated[
        str | None, Parameter(help="When the new key expires; by default, when the old one would.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Replace a key by a new one with the same name and scopes, and print the new key."""
    longer = timedelta(0) if grace is None else _duration(grace, "--grace")
    ends = None if expires is None else _instant(expires)
    actor = actor_at_the_command_line()
    issued = _run(lambda connection: rotate_key(connection, name, actor=actor, grace=longer, expires_at=ends))
    _say_issued(issued, as_json=json)


@keys.command
def revoke(name: Annotated[str, Parameter(help="The name of a living key.")], /, *, json: JsonOption = False) -> None:
    """Revoke a key, the keys that it replaced, and whatever depends on it. It takes at most ISNAD_KEY_CACHE_S to take effect."""
    actor = actor_at_the_command_line()
    revoked = _run(lambda connection: revoke_key(connection, name, actor=actor))
    ended = revoked.dependents
    if json:
        say_json({"keys": [_told(key) for key in revoked.keys], **_ended(ended)})
        return
    for key in revoked.keys:
        say(f"revoked {key.name} ({key.prefix})")
    for webhook in ended.webhooks:
        say(f"disabled webhook {webhook.id} ({webhook.url})")
    for address in ended.feed_addresses:
        say(f"ended feed address {address.id} ({address.resource}, {address.format})")
    if ended.watched:
        say(f"ended watch list ({ended.watched} ids)")


def _run(work: Callable[[Connection], Awaitable[T]]) -> T:
    """Return the result of ``work`` on a connection to the database of the settings; raises CommandFailed."""

    async def worked(dsn: str) -> T:
        async with open_keys(dsn) as connection:
            return await work(connection)

    try:
        with database(load_settings()) as dsn:
            return asyncio.run(worked(dsn))
    except (KeyFault, DatabaseFailed) as fault:
        raise CommandFailed(str(fault)) from None


def _say_issued(issued: Issued, *, as_json: bool) -> None:
    if as_json:
        say_json({**_told(issued.key), "key": issued.text.whole})
        return
    warn(f"The key of {issued.key.name} ({', '.join(_scopes(issued.key))}). Save it now: it is not shown again.")
    say(issued.text.whole)


def _told(key: ApiKey) -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "prefix": key.prefix,
        "scopes": _scopes(key),
        "state": key.state(datetime.now(UTC)),
        "created_at": key.created_at,
        "expires_at": key.expires_at,
        "revoked_at": key.revoked_at,
        "last_used_at": key.last_used_at,
    }


def _ended(ended: Dependents) -> dict[str, object]:
    """Return what ended with keys, as JSON."""
    return {
        "webhooks": [{"id": each.id, "url": each.url} for each in ended.webhooks],
        "feed_addresses": [
            {"id": each.id, "resource": each.resource, "format": each.format} for each in ended.feed_addresses
        ],
        "watched": ended.watched,
    }


def _row(key: ApiKey) -> Sequence[str]:
    state = key.state(datetime.now(UTC))
    return key.name, key.prefix, ",".join(_scopes(key)), state, minute(key.expires_at), minute(key.last_used_at)


def _scopes(key: ApiKey) -> list[str]:
    return [scope.value for scope in Scope if scope in key.scopes]


def _duration(text: str, option: str) -> timedelta:
    found = _DURATION.fullmatch(text)
    if found is None:
        raise CommandFailed(f"{option} {text[:40]!r} is not a duration: use 30m, 24h, 7d or 4w", Exit.USAGE)
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def _instant(text: str) -> datetime:
    """Return an instant: a duration from now, or an ISO 8601 day or time, in UTC if it names no zone."""
    if _DURATION.fullmatch(text):
        return datetime.now(UTC) + _duration(text, "--expires")
    return read_instant(text, "--expires", "90d, 12h or 2027-01-31")
