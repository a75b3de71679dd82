"""Claims."""

from collections.abc import Awaitable

import strawberry

from benchmarks.peers import rows
from benchmarks.peers.strawberry_loaders.entity import Entity
from benchmarks.peers.strawberry_loaders.resolve import Info, resolved_by


def _claimant(parent: strawberry.Parent[rows.Claim], info: Info) -> Awaitable[rows.Entity | None] | None:
    return None if parent.claimant_id is None else info.context.entity.load(parent.claimant_id)


@strawberry.type
class Claim:
    id: strawberry.ID
    text: str
    kind: str
    status: str
    claimant: Entity | None = resolved_by(_claimant)
