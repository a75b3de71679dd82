"""What became of drafts, by REST: how many annotations editors accepted, changed and rejected, by rule."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

from pydantic import Field

from db.drafting.outcomes import DraftOutcome, draft_outcomes
from db.postgres.pool import Pool
from db.sql.scope import Scope
from service.endpoint.endpoint import DirectEndpoint, DirectRequest, Reply
from service.endpoint.models import Nothing, RequestModel, ResponseModel


@dataclass(frozen=True, slots=True)
class OutcomeDependencies:
    """The dependencies of the endpoint; it waits at most ``wait_s`` seconds for a connection."""

    pool: Pool
    wait_s: float


class OutcomeParameters(RequestModel):
    """Which drafts."""

    annotation_set: Annotated[
        str | None, Field(max_length=200, description="Only drafts of this annotation set, such as `rules`.")
    ] = None


class DraftOutcomeShown(ResponseModel):
    """What became of the annotations that a drafter made by one rule."""

    annotation_set: Annotated[str, Field(description="The annotation set of the drafter.")]
    asserted_by: Annotated[str, Field(description="The drafter, with its version.")]
    kind: Annotated[str, Field(description="The kind of the annotations: `QUOTE`, `CLAIM` …")]
    rule: Annotated[
        str, Field(description="The code of the rule, with which their notes begin; empty if they have none.")
    ]
    accepted: Annotated[int, Field(description="Number of them that were published as they were drafted.")]
    changed: Annotated[int, Field(description="Number of them that were corrected and published.")]
    rejected: Annotated[int, Field(description="Number of them that were rejected.")]
    waiting: Annotated[int, Field(description="Number of them that wait for a review.")]


class DraftOutcomes(ResponseModel):
    """What became of drafts."""

    outcomes: Annotated[list[DraftOutcomeShown], Field(description="By drafter, kind and rule.")]


def outcomes_shown(found: Sequence[DraftOutcome]) -> DraftOutcomes:
    """Return outcomes as the endpoint shows them."""
    return DraftOutcomes(outcomes=[DraftOutcomeShown(**asdict(each)) for each in found])


async def _show(request: DirectRequest[OutcomeDependencies, OutcomeParameters, Nothing]) -> Reply:
    needed = request.dependencies
    found = await draft_outcomes(needed.pool, request.query.annotation_set, wait_s=needed.wait_s)
    return Reply(outcomes_shown(found))


DRAFT_OUTCOMES = DirectEndpoint(
    name="listDraftOutcomes",
    method="GET",
    address="/v1/draft-outcomes",
    scope=Scope.DRAFT,
    description=(
        "What became of drafts: how many annotations editors accepted, changed and rejected, and how many wait, by"
        " drafter, kind and rule."
    ),
    query=OutcomeParameters,
    body=Nothing,
    answer=_show,
    response=DraftOutcomes,
)
