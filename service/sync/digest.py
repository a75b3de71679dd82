"""The endpoint of digests: a hash over everything that the caller sees, with which they can check their copy."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import Field

from db.feed.digest import Digest, Digests, summed
from db.feed.snapshot import wanted_types
from db.sql.scope import Scope
from service.endpoint.endpoint import DirectEndpoint, DirectRequest, EndpointAnswer, Reply
from service.endpoint.filter_input import FilterInput
from service.endpoint.models import Nothing, ResponseModel
from service.sync.copy_reader import CopyReader

COST = 1000


class DigestParameters(FilterInput):
    """What is asked of a digest."""

    buckets: Annotated[bool, Field(description="Whether to return also the digest of each of the 256 buckets.")] = False


class DigestTold(ResponseModel):
    """The digest of a set of items."""

    items: Annotated[int, Field(description="Number of items.")]
    digest: Annotated[
        str, Field(description="The exclusive or of the SHA-256 hashes of the items, as 64 hexadecimal digits.")
    ]


class DigestsTold(DigestTold):
    """The digest of all requested items, and of parts of them."""

    cursor: Annotated[str, Field(description="The position of the feed at that time.")]
    at: Annotated[str, Field(description="When the digest was calculated.", json_schema_extra={"format": "date-time"})]
    settled: Annotated[
        bool,
        Field(
            description=(
                "Whether the feed has reported everything before `cursor`. If not, an older write is still in"
                " progress: ask again."
            )
        ),
    ]
    types: Annotated[dict[str, DigestTold], Field(description="The digest of each type.")]
    buckets: Annotated[
        dict[str, DigestTold] | None,
        Field(
            description=(
                "The digests of the buckets: the items by the last two digits of their ids. Buckets without items"
                " are left out."
            )
        ),
    ] = None


DigestRequest: TypeAlias = DirectRequest[CopyReader, DigestParameters, Nothing]


async def digest(request: DigestRequest) -> EndpointAnswer:
    """Return the current digests."""
    found = await request.dependencies.digests(request.caller.sees, request.query.filters)
    return Reply(_told(found, request.query))


def _told(found: Digests, asked: DigestParameters) -> DigestsTold:
    wanted, position = wanted_types(asked.filters), found.position
    by_type = found.of_types(wanted)
    whole = summed(by_type.values())
    return DigestsTold(
        items=whole.items,
        digest=whole.text,
        cursor=position.cursor,
        at=position.at.isoformat(),
        settled=position.is_settled,
        types=_each(by_type),
        buckets=_each(found.of_buckets(wanted)) if asked.buckets else None,
    )


def _each(digests: Mapping[str, Digest]) -> dict[str, DigestTold]:
    return {name: DigestTold(items=each.items, digest=each.text) for name, each in digests.items()}


def _cost(_: DigestRequest) -> int:
    return COST


DIGEST = DirectEndpoint(
    name="readDigest",
    method="GET",
    address="/v1/digest",
    scope=Scope.SYNC,
    description=(
        "A hash over everything that you may see and that the filters let through; you can calculate the same"
        " hash over a copy. With `buckets`, also a hash of each of its 256 parts, to find the part of a copy"
        " that differs."
    ),
    query=DigestParameters,
    body=Nothing,
    answer=digest,
    response=DigestsTold,
    cost=_cost,
)
