"""Feed addresses by REST: create, list and revoke them. A key sees and revokes its own, an admin's all."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypeAlias
from uuid import UUID

from db.keys.feed_address import (
    FeedAddress,
    FeedAddressUnknown,
    NewFeedAddress,
    RevokeFeedAddress,
    create_feed_address,
    list_feed_addresses,
    read_feed_address,
    revoke_feed_address,
)
from db.operation.operation import Outcome
from db.postgres.pool import Pool
from db.sql.scope import Scope, allows
from db.transaction.runner import OperationRunner
from schema.resource.resource import Resource
from service.endpoint.endpoint import B, DirectEndpoint, DirectRequest, Q, Reply, lasting_cost
from service.endpoint.models import Nothing
from service.errors.access import AuthenticationRequired
from service.feed_addresses.binding import bind
from service.feed_addresses.models import (
    FeedAddressInput,
    FeedAddressList,
    FeedAddressMade,
    FeedAddressPage,
    FeedAddressShown,
    made,
    shown,
    url_of,
)
from service.parameters.addresses import Addresses
from service.request.actor import actor_of
from service.request.caller import Caller
from service.request.host import base_of

ADDRESS = "/v1/feed-addresses"


@dataclass(frozen=True, slots=True)
class FeedAddressDependencies:
    """The dependencies of managing feed addresses; ``resources`` returns the addresses of REST."""

    pool: Pool
    runner: OperationRunner
    resources: Callable[[], Addresses[Resource]]
    public_url: str | None
    wait_s: float


FeedAddressRequest: TypeAlias = DirectRequest[FeedAddressDependencies, Q, B]


def address_in(outcome: Outcome) -> FeedAddress:
    """Return the feed address in the result of an operation."""
    found = outcome.values["address"]
    if not isinstance(found, FeedAddress):
        raise TypeError("the outcome has no feed address")
    return found


def _key_of(caller: Caller) -> UUID:
    if caller.key_id is None:
        raise AuthenticationRequired("a feed address belongs to a key: send the key as Authorization: Bearer …")
    return caller.key_id


def _owner_of(caller: Caller) -> UUID | None:
    """Return the key whose feed addresses a caller sees and revokes; None for everybody's."""
    return None if allows(caller.scopes, Scope.ADMIN) else _key_of(caller)


async def create(request: FeedAddressRequest[Nothing, FeedAddressInput]) -> Reply:
    """Make a feed address."""
    key_id, given, needed = _key_of(request.caller), request.body, request.dependencies
    if given.with_drafts:
        request.caller.require(Scope.DRAFT)
    bound = bind(needed.resources(), given.resource)
    new = NewFeedAddress(key_id, bound.resource, bound.form.name, bound.file_name, given.with_drafts, given.description)
    outcome = await needed.runner.run(create_feed_address, new, actor_of(request.caller))
    address = address_in(outcome)
    base = base_of(request.http.headers, request.scope["scheme"], needed.public_url)
    url = url_of(base, str(outcome.values["token"]), address.file_name)
    location = (b"location", f"{ADDRESS}/{address.id}".encode())
    return Reply(made(address, url), HTTPStatus.CREATED, [location])


async def show_all(request: FeedAddressRequest[FeedAddressPage, Nothing]) -> Reply:
    """List feed addresses."""
    asked, needed = request.query, request.dependencies
    owner = _owner_of(request.caller)
    listed = await list_feed_addresses(
        needed.pool, owner, after=asked.after, limit=asked.limit + 1, wait_s=needed.wait_s
    )
    found = [shown(each) for each in listed[: asked.limit]]
    return Reply(FeedAddressList(feed_addresses=found, has_more=len(listed) > asked.limit))


def _id_in(request: FeedAddressRequest[Nothing, Nothing]) -> UUID:
    """Return the id in the address; raises FeedAddressUnknown if it cannot be one."""
    try:
        return UUID(request.path["id"])
    except ValueError:
        raise FeedAddressUnknown("you have no feed address with this id") from None


async def show(request: FeedAddressRequest[Nothing, Nothing]) -> Reply:
    """Show a feed address."""
    needed, owner = request.dependencies, _owner_of(request.caller)
    return Reply(shown(await read_feed_address(needed.pool, _id_in(request), owner, wait_s=needed.wait_s)))


async def revoke(request: FeedAddressRequest[Nothing, Nothing]) -> Reply:
    """Revoke a feed address."""
    asked = RevokeFeedAddress(_id_in(request), _owner_of(request.caller))
    await request.dependencies.runner.run(revoke_feed_address, asked, actor_of(request.caller))
    return Reply(None, HTTPStatus.NO_CONTENT)


FEED_ADDRESS_ENDPOINTS: tuple[DirectEndpoint[FeedAddressDependencies, Any, Any], ...] = (
    DirectEndpoint(
        name="createFeedAddress",
        method="POST",
        address=ADDRESS,
        scope=Scope.READ,
        description=(
            "Create an address that returns one export without a key; for calendars and feed readers. It"
            " shows what your key may see, and stops working when the key does. The address is shown only in"
            " this answer."
        ),
        query=Nothing,
        body=FeedAddressInput,
        answer=create,
        cost=lasting_cost,
        response=FeedAddressMade,
        status=HTTPStatus.CREATED,
        refused=(HTTPStatus.CONFLICT,),
    ),
    DirectEndpoint(
        name="listFeedAddresses",
        method="GET",
        address=ADDRESS,
        scope=Scope.READ,
        description="Your feed addresses, without their tokens; for an admin, everyone's.",
        query=FeedAddressPage,
        body=Nothing,
        answer=show_all,
        response=FeedAddressList,
    ),
    DirectEndpoint(
        name="getFeedAddress",
        method="GET",
        address=ADDRESS + "/{id}",
        scope=Scope.READ,
        description="One feed address, without its token.",
        query=Nothing,
        body=Nothing,
        answer=show,
        response=FeedAddressShown,
    ),
    DirectEndpoint(
        name="revokeFeedAddress",
        method="DELETE",
        address=ADDRESS + "/{id}",
        scope=Scope.READ,
        description="Revoke a feed address; it stops working at once.",
        query=Nothing,
        body=Nothing,
        answer=revoke,
        cost=lasting_cost,
        status=HTTPStatus.NO_CONTENT,
    ),
)
