"""Load a bundle: the input, and the outcome for the bundle and each of its items."""

from enum import StrEnum

import strawberry

from db.load.load_bundle import LoadBundle, check_first, load_bundle
from schema.base.change_vocabulary import ChangeType
from schema.base.enumeration import publish
from schema.base.user_error import BundleWarning, UserError
from schema.operation.operation import MutationField
from schema.types.reference import LazyArticle

LOAD_BUNDLE = MutationField(load_bundle, LoadBundle, before=check_first)


class LoadOutcome(StrEnum):
    """The outcome for a bundle, or for one item of it."""

    CREATE = "CREATE"
    UPDATE = "UPDATE"
    UNCHANGED = "UNCHANGED"
    DELETE = "DELETE"


publish(
    LoadOutcome,
    "The result of a load for a bundle, or for one item of it.",
    CREATE="It was created.",
    UPDATE="It was updated.",
    UNCHANGED="It did not differ; nothing was written.",
    DELETE="The bundle no longer contains it, so it was deleted.",
)


@strawberry.input(description="A bundle to load.")
class LoadBundleInput:
    bundle: str = strawberry.field(
        description="The text of the bundle, YAML or JSON, with the article's text in `body`."
    )
    file: str = strawberry.field(default="bundle", description="A name for the bundle.")
    dry_run: bool = strawberry.field(default=False, description="If true, report what would be done and write nothing.")
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the article that the caller knows, or 0 if there is no such article; if the"
            " current version differs, nothing is loaded."
        ),
    )


@strawberry.type(description="The result for one item of a bundle.")
class LoadedItem:
    type: ChangeType = strawberry.field(description="The type of the item.")
    key: str = strawberry.field(description="Its key in the bundle.")
    action: LoadOutcome = strawberry.field(description="What was done with it.")


@strawberry.type(description="Who can see an article and its annotations after a load.")
class LoadVisibility:
    article_public: bool = strawberry.field(
        description="Whether everyone can see the article and its text. If false, only callers who may see drafts can."
    )
    public_annotations: int = strawberry.field(description="Number of its annotations that everyone can see.")
    hidden_annotations: int = strawberry.field(
        description="Number of its annotations that only callers who may see drafts can see."
    )


@strawberry.type(description="The result of loading a bundle, or of a dry run.")
class LoadBundlePayload:
    outcome: LoadOutcome | None = strawberry.field(
        description="The result for the bundle as a whole; null if it was refused."
    )
    slug: str | None = strawberry.field(description="The slug of the bundle's article; null if the bundle was refused.")
    items: list[LoadedItem] = strawberry.field(
        description="The result for every item, in the order of the bundle format."
    )
    visibility: LoadVisibility | None = strawberry.field(
        description="Who can see the article now; null if nothing was written, or if the bundle was refused."
    )
    warnings: list[BundleWarning] = strawberry.field(
        description="What to look at, although the bundle is loaded: words for dates that could not be resolved."
    )
    article: LazyArticle | None = strawberry.field(
        description="The article as it is now; null if there is none, or if the bundle was refused."
    )
    position: str | None = strawberry.field(
        description=(
            "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
        )
    )
    user_errors: list[UserError] = strawberry.field(description="The reasons why nothing was loaded; empty on success.")
