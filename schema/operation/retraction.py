"""Retract claims and quotes: the inputs, and payloads with the item as it then is."""

import strawberry

from db.operations.retract import RetractClaim, RetractQuote, retract_claim, retract_quote
from schema.base.user_error import UserError
from schema.operation.operation import MutationField
from schema.types.claim import Claim
from schema.types.quote import Quote

RETRACT_CLAIM = MutationField(retract_claim, RetractClaim)
RETRACT_QUOTE = MutationField(retract_quote, RetractQuote)

_REASON = "The reason, which is public."
_CHANGED = "Whether anything was written; false if it was retracted already. Null if the operation was refused."
_POSITION = "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
_ERRORS = "The reasons why nothing was done; empty on success."


@strawberry.input(description="A claim to retract.")
class RetractClaimInput:
    id: strawberry.ID = strawberry.field(description="The claim's id.")
    reason: str = strawberry.field(description=_REASON)
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the claim that the caller knows; if the claim now has another version, nothing is done."
        ),
    )


@strawberry.input(description="A quote to retract.")
class RetractQuoteInput:
    id: strawberry.ID = strawberry.field(description="The quote's id.")
    reason: str = strawberry.field(description=_REASON)
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the quote that the caller knows; if the quote now has another version, nothing is done."
        ),
    )


@strawberry.type(description="The result of retracting a claim.")
class RetractClaimPayload:
    claim: Claim | None = strawberry.field(description="The claim as it is now; null if the operation was refused.")
    changed: bool | None = strawberry.field(description=_CHANGED)
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.type(description="The result of retracting a quote.")
class RetractQuotePayload:
    quote: Quote | None = strawberry.field(description="The quote as it is now; null if the operation was refused.")
    changed: bool | None = strawberry.field(description=_CHANGED)
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
