"""Loading a bundle: what is sent, and what became of it."""

from enum import StrEnum

import strawberry

from db.load_bundle import LoadBundle, check_first, load_bundle
from schema.annotation import LazyArticle
from schema.change import ChangeType
from schema.enumeration import publish
from schema.operation import Operation
from schema.user_error import UserError

LOAD_BUNDLE = Operation(load_bundle, LoadBundle, before=check_first)


class LoadOutcome(StrEnum):
    """What became of a bundle, or of one item of it."""

    CREATE = "CREATE"
    UPDATE = "UPDATE"
    UNCHANGED = "UNCHANGED"
    DELETE = "DELETE"


publish(
    LoadOutcome,
    "What became of a bundle, or of one item of it.",
    CREATE="It was not there and is now.",
    UPDATE="It was written anew.",
    UNCHANGED="It is as it was; nothing was written.",
    DELETE="The bundle does not have it any more, so it is gone.",
)


@strawberry.input(description="A bundle to load.")
class LoadBundleInput:
    bundle: str = strawberry.field(description="The bundle: its text, YAML or JSON, with the article's text in `body`.")
    file: str = strawberry.field(default="bundle", description="What the bundle is called.")
    dry_run: bool = strawberry.field(
        default=False, description="Whether to tell what would be done, and to do nothing."
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version of the article that the caller knows, 0 for none: over another one nothing is loaded.",
    )


@strawberry.type(description="What became of one item of a bundle.")
class LoadedItem:
    type: ChangeType = strawberry.field(description="The type of the item.")
    key: str = strawberry.field(description="Its key in the bundle.")
    action: LoadOutcome = strawberry.field(description="What became of it.")


@strawberry.type(description="Who sees what of an article after a load.")
class LoadVisibility:
    article_public: bool = strawberry.field(
        description="Whether everybody sees the article and its text; otherwise only callers who may see drafts."
    )
    public_annotations: int = strawberry.field(description="How many of its annotations everybody sees.")
    hidden_annotations: int = strawberry.field(
        description="How many of its annotations are shown only to callers who may see drafts."
    )


@strawberry.type(description="What became of a bundle; with `dryRun`, what would.")
class LoadBundlePayload:
    outcome: LoadOutcome | None = strawberry.field(description="What became of the whole; null where it was refused.")
    slug: str | None = strawberry.field(description="The slug of the bundle's article; null where it was refused.")
    items: list[LoadedItem] = strawberry.field(description="What became of every item, in the order of the format.")
    visibility: LoadVisibility | None = strawberry.field(
        description="Who sees what of the article now; null if nothing was written, or the bundle was refused."
    )
    article: LazyArticle | None = strawberry.field(
        description="The article as it is now; null where there is none, or the bundle was refused."
    )
    position: str | None = strawberry.field(
        description="The position of the write, to read it by `X-Isnad-Position`; null where nothing was written."
    )
    user_errors: list[UserError] = strawberry.field(description="Why nothing was loaded; empty where it was.")
