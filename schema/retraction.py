"""Retracting claims and quotes: what is sent, and what is retracted as it is then."""

import strawberry

from db.retract import RetractClaim, RetractQuote, retract_claim, retract_quote
from schema.claim import Claim
from schema.operation import Operation
from schema.quote import Quote
from schema.user_error import UserError

RETRACT_CLAIM = Operation(retract_claim, RetractClaim)
RETRACT_QUOTE = Operation(retract_quote, RetractQuote)

_REASON = "Why: everybody can read it."
_CHANGED = "Whether anything was written: not where it was retracted already. Null where it was refused."
_POSITION = "The position of the write, to read it by `X-Isnad-Position`; null where nothing was written."
_ERRORS = "Why nothing was done; empty where it was."


@strawberry.input(description="A claim to be taken back.")
class RetractClaimInput:
    id: strawberry.ID = strawberry.field(description="The claim's id.")
    reason: str = strawberry.field(description=_REASON)
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version of the claim that the caller knows: at another one nothing is done.",
    )


@strawberry.input(description="A quote to be taken back.")
class RetractQuoteInput:
    id: strawberry.ID = strawberry.field(description="The quote's id.")
    reason: str = strawberry.field(description=_REASON)
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version of the quote that the caller knows: at another one nothing is done.",
    )


@strawberry.type(description="What became of a claim that was to be taken back.")
class RetractClaimPayload:
    claim: Claim | None = strawberry.field(description="The claim as it is now; null where it was refused.")
    changed: bool | None = strawberry.field(description=_CHANGED)
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.type(description="What became of a quote that was to be taken back.")
class RetractQuotePayload:
    quote: Quote | None = strawberry.field(description="The quote as it is now; null where it was refused.")
    changed: bool | None = strawberry.field(description=_CHANGED)
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
