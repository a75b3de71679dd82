"""Withholding, cancelling and restoring articles: what is sent, and the article as it is then."""

import strawberry

from db.article_status import (
    CancelArticle,
    RestoreArticle,
    WithholdArticle,
    cancel_article,
    restore_article,
    withhold_article,
)
from schema.annotation import LazyArticle
from schema.operation import Operation
from schema.user_error import UserError

WITHHOLD_ARTICLE = Operation(withhold_article, WithholdArticle)
CANCEL_ARTICLE = Operation(cancel_article, CancelArticle)
RESTORE_ARTICLE = Operation(restore_article, RestoreArticle)

_ARTICLE = "The article: its slug or its id."
_VERSION = "The version of the article that the caller knows: at another one nothing is done."


@strawberry.input(description="An article to be held back for now.")
class WithholdArticleInput:
    article: str = strawberry.field(description=_ARTICLE)
    reason: str = strawberry.field(description="Why: it stands in the history, for who may see drafts.")
    expected_version: int | None = strawberry.field(default=strawberry.UNSET, description=_VERSION)


@strawberry.input(description="An article to be withdrawn for good.")
class CancelArticleInput:
    article: str = strawberry.field(description=_ARTICLE)
    reason: str = strawberry.field(description="Why: it stands in the history, for who may see drafts.")
    expected_version: int | None = strawberry.field(default=strawberry.UNSET, description=_VERSION)


@strawberry.input(description="An article that may be used again.")
class RestoreArticleInput:
    article: str = strawberry.field(description=_ARTICLE)
    note: str | None = strawberry.field(
        default=strawberry.UNSET, description="What is to be said of it in the history, for who may see drafts."
    )
    expected_version: int | None = strawberry.field(default=strawberry.UNSET, description=_VERSION)


@strawberry.type(description="What became of an article whose status was decided.")
class ArticleStatusPayload:
    article: LazyArticle | None = strawberry.field(description="The article as it is now; null where it was refused.")
    changed: bool | None = strawberry.field(
        description="Whether anything was written: not where it was so already. Null where it was refused."
    )
    position: str | None = strawberry.field(
        description="The position of the write, to read it by `X-Isnad-Position`; null where nothing was written."
    )
    user_errors: list[UserError] = strawberry.field(description="Why nothing was done; empty where it was.")
