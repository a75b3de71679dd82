"""Withhold, cancel and restore articles: the inputs, and payloads with the article as it then is."""

import strawberry

from db.operations.article_status import (
    CancelArticle,
    RestoreArticle,
    WithholdArticle,
    cancel_article,
    restore_article,
    withhold_article,
)
from schema.base.user_error import UserError
from schema.operation.operation import MutationField
from schema.types.reference import LazyArticle

WITHHOLD_ARTICLE = MutationField(withhold_article, WithholdArticle)
CANCEL_ARTICLE = MutationField(cancel_article, CancelArticle)
RESTORE_ARTICLE = MutationField(restore_article, RestoreArticle)

_ARTICLE = "The slug or id of the article."
_VERSION = "The version of the article that the caller knows; if the article now has another version, nothing is done."


@strawberry.input(description="The article to withhold for now.")
class WithholdArticleInput:
    article: str = strawberry.field(description=_ARTICLE)
    reason: str = strawberry.field(description="The reason. Shown in the history to callers who may see drafts.")
    expected_version: int | None = strawberry.field(default=strawberry.UNSET, description=_VERSION)


@strawberry.input(description="The article to withdraw for good.")
class CancelArticleInput:
    article: str = strawberry.field(description=_ARTICLE)
    reason: str = strawberry.field(description="The reason. Shown in the history to callers who may see drafts.")
    expected_version: int | None = strawberry.field(default=strawberry.UNSET, description=_VERSION)


@strawberry.input(description="The article to release for use again.")
class RestoreArticleInput:
    article: str = strawberry.field(description=_ARTICLE)
    note: str | None = strawberry.field(
        default=strawberry.UNSET, description="A note for the history, shown to callers who may see drafts."
    )
    expected_version: int | None = strawberry.field(default=strawberry.UNSET, description=_VERSION)


@strawberry.type(description="The result of withholding, cancelling or restoring an article.")
class ArticleStatusPayload:
    article: LazyArticle | None = strawberry.field(
        description="The article as it is now; null if the operation was refused."
    )
    changed: bool | None = strawberry.field(
        description=(
            "Whether anything was written; false if the article already had this status. Null if the"
            " operation was refused."
        )
    )
    position: str | None = strawberry.field(
        description=(
            "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
        )
    )
    user_errors: list[UserError] = strawberry.field(description="The reasons why nothing was done; empty on success.")
