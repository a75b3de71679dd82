"""Change when an article was published: the input, and what happened to its dates."""

import strawberry

from db.operations.change_publication_date import ChangePublicationDate, change_publication_date
from schema.base.change_vocabulary import ChangeType
from schema.base.scalars import EDTF, Date
from schema.base.user_error import UserError
from schema.operation.operation import MutationField
from schema.types.reference import LazyArticle

CHANGE_PUBLICATION_DATE = MutationField(change_publication_date, ChangePublicationDate)


@strawberry.input(description="A new date of publication for an article.")
class ChangePublicationDateInput:
    article: str = strawberry.field(description="The slug or id of the article.")
    published_at: str = strawberry.field(
        description="When it was published: an instant with its offset, such as `2025-12-13T09:30:00+03:00`."
    )
    timezone: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The time zone of the publication, such as `Europe/Minsk`. If omitted, the article keeps its own.",
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET, description="The reason. Shown in the history to callers who may see drafts."
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the article that the caller knows; if the article now has another version, nothing is done."
        ),
    )
    dry_run: bool = strawberry.field(default=False, description="If true, report what would be done and write nothing.")


@strawberry.type(description="A date in EDTF, and the day from which the article's words were resolved.")
class DatedAs:
    edtf: EDTF | None = strawberry.field(description="The date; null if not known.")
    base: Date | None = strawberry.field(
        description="The day from which the words were resolved; null if there are no words."
    )


@strawberry.type(description="What the new date of publication means for one date.")
class RedatedDate:
    type: ChangeType = strawberry.field(
        description="The type of item that the date belongs to: a QUOTE, an EVENT or a quantity of a CLAIM."
    )
    node_id: strawberry.ID = strawberry.field(description="The id of the quote, event or claim.")
    key: str | None = strawberry.field(description="Its key in the bundle.")
    ordinal: int | None = strawberry.field(
        description="The number of the claim's quantity, from 0; null for other items."
    )
    expression: str | None = strawberry.field(
        description="The article's words for the date; null if an editor gave the date."
    )
    before: DatedAs = strawberry.field(description="The date before the operation.")
    after: DatedAs = strawberry.field(description="The date after the operation.")
    changed: bool = strawberry.field(description="Whether the date changed; dates given by an editor do not.")


@strawberry.type(description="The result of changing when an article was published.")
class ChangePublicationDatePayload:
    changed: bool | None = strawberry.field(
        description=(
            "Whether anything was written, or would be with `dryRun`; false if nothing differs. Null if the"
            " operation was refused."
        )
    )
    dates: list[RedatedDate] = strawberry.field(
        description="Every date of the article: in its quotes, its claims and the events that it describes."
    )
    article: LazyArticle | None = strawberry.field(
        description="The article as it is now; null if the operation was refused."
    )
    position: str | None = strawberry.field(
        description=(
            "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
        )
    )
    user_errors: list[UserError] = strawberry.field(description="The reasons why nothing was done; empty on success.")
