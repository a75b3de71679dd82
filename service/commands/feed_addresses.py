"""``isnad keys feed``: create, list and revoke addresses for calendars and feed readers, which cannot send a key."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, TypeVar
from uuid import UUID

from cyclopts import App, Parameter

from db.keys.api_key import KeyFault, find_living_key, open_keys
from db.keys.feed_address import (
    FeedAddress,
    NewFeedAddress,
    RevokeFeedAddress,
    all_feed_addresses,
    create_feed_address,
    revoke_feed_address,
)
from db.operation.load_errors import DatabaseFailed
from db.operation.operation import Outcome
from db.sql.connection import Connection
from db.sql.errors import ReadRefused
from db.sql.scope import Scope, allows
from schema.resource.resource import all_resources
from service.cli.console import CommandFailed, Exit, say, say_json, warn
from service.cli.database import database
from service.cli.options import JsonOption
from service.cli.table import minute, say_table
from service.environment import load_settings
from service.errors.parameter import ParametersRefused
from service.feed_addresses.binding import Binding, bind
from service.feed_addresses.endpoints import address_in
from service.feed_addresses.models import feed_address_members, url_of
from service.parameters.addresses import Addresses
from service.request.actor import actor_at_the_command_line
from service.settings import Settings

T = TypeVar("T")

feed = App(
    name="feed", help="Create, list and revoke addresses for calendars and feed readers, which cannot send a key."
)


@feed.command
def create(
    key: Annotated[str, Parameter(help="The name of the key that owns it: the address shows what that key may see.")],
    resource: Annotated[str, Parameter(help="The export with its parameters: /v1/events.ics?entity=…")],
    /,
    *,
    drafts: Annotated[bool, Parameter(negative=(), help="Include drafts; the key must allow it.")] = False,
    description: Annotated[str | None, Parameter(help="A note on its purpose, for people.")] = None,
    json: JsonOption = False,
) -> None:
    """Create a feed address and print it. It is shown only once."""
    bound = _bound(resource)
    settings = load_settings()
    outcome = _run(settings, lambda connection: _create(connection, key, bound, drafts, description))
    address = address_in(outcome)
    url = url_of(settings.base_url, str(outcome.values["token"]), address.file_name)
    if json:
        say_json({**feed_address_members(address), "url": url})
        return
    if settings.public_url is None:
        warn("ISNAD_PUBLIC_URL is not set: replace the address of this machine with the address of your service.")
    warn(f"The feed address of {address.owner} for {address.resource}. Save it now: it is not shown again.")
    say(url)


@feed.command(name="list")
def list_command(*, json: JsonOption = False) -> None:
    """List all feed addresses, including revoked ones, without their tokens."""
    found = _run(load_settings(), all_feed_addresses)
    if json:
        say_json([feed_address_members(each) for each in found])
        return
    say_table(("ID", "KEY", "STATE", "LAST USED", "FORMAT", "RESOURCE"), [_row(each) for each in found])


@feed.command
def revoke(
    feed_address: Annotated[UUID, Parameter(help="The id of the feed address.")], /, *, json: JsonOption = False
) -> None:
    """Revoke a feed address; it stops working at once."""
    asked = RevokeFeedAddress(feed_address, None)
    outcome = _run(
        load_settings(), lambda connection: revoke_feed_address(connection, asked, actor=actor_at_the_command_line())
    )
    address = address_in(outcome)
    if json:
        say_json(feed_address_members(address))
        return
    say(f"revoked {address.id} ({address.owner}, {address.resource})")


async def _create(connection: Connection, key: str, bound: Binding, drafts: bool, description: str | None) -> Outcome:
    living = await find_living_key(connection, key)
    if drafts and not allows(living.scopes, Scope.DRAFT):
        raise CommandFailed(f"the key {key!r} has no scope that allows drafts (draft or admin)")
    new = NewFeedAddress(living.id, bound.resource, bound.form.name, bound.file_name, drafts, description)
    return await create_feed_address(connection, new, actor=actor_at_the_command_line())


def _bound(resource: str) -> Binding:
    try:
        return bind(Addresses(all_resources()), resource)
    except ParametersRefused as refused:
        raise CommandFailed("\n".join(str(each.refusal) for each in refused.faults), Exit.USAGE) from None


def _run(settings: Settings, work: Callable[[Connection], Awaitable[T]]) -> T:
    """Return the result of ``work`` on a connection to the database of the settings; raises CommandFailed."""

    async def worked(dsn: str) -> T:
        async with open_keys(dsn) as connection:
            return await work(connection)

    try:
        with database(settings) as dsn:
            return asyncio.run(worked(dsn))
    except (KeyFault, DatabaseFailed, ReadRefused) as fault:
        raise CommandFailed(str(fault)) from None


def _row(address: FeedAddress) -> Sequence[str]:
    return (
        str(address.id),
        address.owner,
        address.state.lower(),
        minute(address.last_used_at),
        address.format,
        address.resource,
    )
