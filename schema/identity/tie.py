"""Tie and untie quotes of one utterance: the inputs, and payloads with the utterance as it then is."""

import strawberry

from db.operations.tie_quotes import TieQuotes, UntieQuotes, tie_quotes, untie_quotes
from schema.base.user_error import UserError
from schema.operation.operation import MutationField
from schema.types.quote import Quote, Utterance

TIE_QUOTES = MutationField(tie_quotes, TieQuotes)
UNTIE_QUOTES = MutationField(untie_quotes, UntieQuotes)

_NOTE = "Reason. Shown in the history to callers who may see drafts."
_DRY_RUN = "Whether to check only, without writing."
_CHANGED = "The number of quotes that were tied or untied. Null if the operation was refused."
_POSITION = "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
_ERRORS = "The reasons why nothing was done; empty on success."


@strawberry.input(description="Quotes that are versions of one utterance.")
class TieQuotesInput:
    quotes: list[strawberry.ID] = strawberry.field(
        description=(
            "The ids of the quotes. One is enough to tie to, if it is tied already; if several are, their utterances become one."
        )
    )
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.input(description="Quotes that are no versions of the utterance that they were tied to.")
class UntieQuotesInput:
    quotes: list[strawberry.ID] = strawberry.field(description="The ids of the quotes.")
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of tying quotes.")
class TieQuotesPayload:
    utterance: Utterance | None = strawberry.field(
        description="The utterance as it is now; null if nothing was written, or if the operation was refused."
    )
    changed: int | None = strawberry.field(description=_CHANGED)
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.type(description="The result of untying quotes.")
class UntieQuotesPayload:
    quotes: list[Quote] = strawberry.field(description="The quotes as they are now.")
    changed: int | None = strawberry.field(description=_CHANGED)
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
