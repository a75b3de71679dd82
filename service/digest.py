"""The endpoint of digests: a hash over everything that the caller sees, by which a copy is known to be right."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import Field

from db.digest import Digest, Digests, summed
from db.scope import Scope
from db.snapshot import wanted_types
from service.copying import Copying
from service.direct import Answer, DirectEndpoint, DirectRequest, Reply
from service.direct_input import Nothing, Told
from service.filter_input import FilterInput

COST = 1000


class AskedOfDigest(FilterInput):
    """What is asked of a digest."""

    buckets: Annotated[bool, Field(description="Whether the digest of each of the 256 buckets is told, too.")] = False


class DigestTold(Told):
    """The digest of some items."""

    items: Annotated[int, Field(description="How many items there are.")]
    digest: Annotated[
        str, Field(description="The exclusive or of the SHA-256 hashes of the items, as 64 hexadecimal digits.")
    ]


class DigestsTold(DigestTold):
    """The digest of everything that is asked for, and of parts of it."""

    cursor: Annotated[str, Field(description="Where the feed stood.")]
    at: Annotated[str, Field(description="When that was.", json_schema_extra={"format": "date-time"})]
    settled: Annotated[
        bool,
        Field(
            description="Whether the feed has told all of it before `cursor`; otherwise an older write is under way: ask again."
        ),
    ]
    types: Annotated[dict[str, DigestTold], Field(description="The digest of each type.")]
    buckets: Annotated[
        dict[str, DigestTold] | None,
        Field(description="The digests of the items by the last two digits of their ids, where there are any."),
    ] = None


DigestRequest: TypeAlias = DirectRequest[Copying, AskedOfDigest, Nothing]


async def digest(request: DigestRequest) -> Answer:
    """Return the digest of what there is."""
    found = await request.dependencies.digests(request.caller.sees, request.query.filters)
    return Reply(_told(found, request.query))


def _told(found: Digests, asked: AskedOfDigest) -> DigestsTold:
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
        "A hash over everything that you see and filters let through, which a copy can reckon as well; with `buckets` that of 256"
        " parts of it, to find out which part of a copy is not right."
    ),
    query=AskedOfDigest,
    body=Nothing,
    answer=digest,
    told=DigestsTold,
    cost=_cost,
)
