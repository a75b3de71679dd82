"""Changing when an article was published: what is sent, and what became of its dates."""

import strawberry

from db.change_publication_date import ChangePublicationDate, change_publication_date
from schema.annotation import LazyArticle
from schema.change import ChangeType
from schema.operation import Operation
from schema.scalars import EDTF, Date
from schema.user_error import UserError

CHANGE_PUBLICATION_DATE = Operation(change_publication_date, ChangePublicationDate)


@strawberry.input(description="When an article was published.")
class ChangePublicationDateInput:
    article: str = strawberry.field(description="The article: its slug or its id.")
    published_at: str = strawberry.field(
        description="When it was published: an instant with its offset, as `2025-12-13T09:30:00+03:00`."
    )
    timezone: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The publication's time zone, as `Europe/Minsk`; left out, that of the article stays.",
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET, description="Why: it stands in the history, for who may see drafts."
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version of the article that the caller knows: at another one nothing is done.",
    )
    dry_run: bool = strawberry.field(
        default=False, description="Whether to tell what would be done, and to do nothing."
    )


@strawberry.type(description="What a date is: in EDTF, and the day that its words count from.")
class DatedAs:
    edtf: EDTF | None = strawberry.field(description="The date; null where it is not known.")
    base: Date | None = strawberry.field(description="The day that the words count from; null where there are none.")


@strawberry.type(description="What became of a date when the day of publication became another.")
class RedatedDate:
    type: ChangeType = strawberry.field(description="What it is the date of: a QUOTE, an EVENT or a CLAIM's quantity.")
    node_id: strawberry.ID = strawberry.field(description="The id of the quote, event or claim.")
    key: str | None = strawberry.field(description="Its key in the bundle.")
    ordinal: int | None = strawberry.field(description="Which of a claim's quantities, from 0; null for others.")
    expression: str | None = strawberry.field(description="The article's words for the date; null where it was given.")
    before: DatedAs = strawberry.field(description="What it was.")
    after: DatedAs = strawberry.field(description="What it is.")
    changed: bool = strawberry.field(description="Whether it is another: what an editor gave stays.")


@strawberry.type(description="What became of an article whose day of publication became another.")
class ChangePublicationDatePayload:
    changed: bool | None = strawberry.field(
        description=(
            "Whether anything was written, with `dryRun` would be: not where it was so already. Null where it was refused."
        )
    )
    dates: list[RedatedDate] = strawberry.field(
        description="Every date that the article gave, in its quotes, claims and the events that it describes."
    )
    article: LazyArticle | None = strawberry.field(description="The article as it is now; null where it was refused.")
    position: str | None = strawberry.field(
        description="The position of the write, to read it by `X-Isnad-Position`; null where nothing was written."
    )
    user_errors: list[UserError] = strawberry.field(description="Why nothing was done; empty where it was.")
