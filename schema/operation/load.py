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
    strict: bool = strawberry.field(
        default=False, description="If true, every warning is an error: a bundle with warnings is refused."
    )

    restore_redacted: bool = strawberry.field(
        default=False,
        description=(
            "If true, the bundle may have words again in places from which words were redacted; if false, it is"
            " refused with WORDS_REDACTED."
        ),
    )


@strawberry.type(description="A value that differs between what is stored of an item and a bundle.")
class ItemDifference:
    path: str = strawberry.field(description="The path to the value in the item, as in a bundle: `chain[0].entity`.")
    before: str | None = strawberry.field(
        description="The stored value, as a bundle writes it; null if there is none. Long texts are cut."
    )
    after: str | None = strawberry.field(
        description="The value in the bundle; null if there is none. Long texts are cut."
    )


@strawberry.type(description="The result for one item of a bundle.")
class LoadedItem:
    type: ChangeType = strawberry.field(description="The type of the item.")
    key: str = strawberry.field(description="Its key in the bundle.")
    action: LoadOutcome = strawberry.field(description="What was done with it.")
    differences: list[ItemDifference] = strawberry.field(
        description="With `dryRun`, for an item that would be updated: what differs from what is stored; otherwise empty."
    )


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
        description=(
            "What an editor should look at, such as words for a date that could not be resolved. If the bundle was"
            " refused, these are the warnings beside its errors."
        )
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
