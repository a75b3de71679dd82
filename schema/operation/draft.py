"""Draft an article: the raw text, and the drafted bundle."""

import strawberry

from db.drafting.draft_article import draft_article
from db.drafting.draft_request import LONGEST, DraftArticle, draft_first
from schema.base.user_error import BundleWarning, UserError
from schema.operation.load import LoadOutcome, LoadVisibility
from schema.operation.operation import MutationField
from schema.types.reference import LazyArticle

DRAFT_ARTICLE = MutationField(draft_article, DraftArticle, computes=True, before=draft_first)


@strawberry.input(description="A raw text to draft, and what is known of its publication.")
class DraftArticleInput:
    body: str = strawberry.field(
        description=f"The text, one paragraph per line; at most {LONGEST:,} characters. No other words are in the draft."
    )
    slug: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The slug of the article; by default, made from the headline, or from the first words of the text.",
    )
    language: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The language of the text, as a BCP 47 tag; guessed by default. Arabic and English are read in full; in"
            " other languages, known names, words in quotation marks and dates are found."
        ),
    )
    headline: str | None = strawberry.field(default=strawberry.UNSET, description="The headline, if the text has none.")
    published_at: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The time of publication, an instant with its offset; words for dates are relative to its day. Without it,"
            " they have no days."
        ),
    )
    timezone: str | None = strawberry.field(
        default=strawberry.UNSET, description="The time zone in which the article was published: an IANA name."
    )
    drafter: str = strawberry.field(
        default="rules",
        description=(
            "Who drafts: `rules`; or a model or another drafter that this service has, by its name. `rules+model` merges"
            " the drafts of both."
        ),
    )
    body_file: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The name of a file with the text, to which the bundle then refers; by default, it has the text in it.",
    )
    load: bool = strawberry.field(
        default=False,
        description=(
            "If true, load the draft as an annotation set named after the drafter, in the state `DRAFT`; an article that"
            " is new is created as a draft."
        ),
    )
    dry_run: bool = strawberry.field(
        default=False, description="If true, and with `load`, report what would be done and write nothing."
    )


@strawberry.type(description="How many items of each kind a draft has.")
class DraftCounts:
    entities: int = strawberry.field(description="Number of entities.")
    mentions: int = strawberry.field(description="Number of mentions of entities.")
    quotes: int = strawberry.field(description="Number of quotes.")
    events: int = strawberry.field(description="Number of events.")
    claims: int = strawberry.field(description="Number of claims.")
    doubtful: int = strawberry.field(
        description="Number of items with a doubt, which stands in the bundle as a comment."
    )


@strawberry.type(description="A draft of an article.")
class DraftArticlePayload:
    bundle: str | None = strawberry.field(
        description="The draft as a bundle in short form, in YAML, with doubts as comments; null if it was refused."
    )
    slug: str | None = strawberry.field(description="The slug of the article; null if it was refused.")
    language: str | None = strawberry.field(description="The language that was read; null if it was refused.")
    counts: DraftCounts | None = strawberry.field(description="What the draft has; null if it was refused.")
    notes: list[str] = strawberry.field(
        description=(
            "What to know of the draft as a whole, such as how many words of a model were dropped because they are not in"
            " the text."
        )
    )
    outcome: LoadOutcome | None = strawberry.field(
        description="With `load`, the result for the annotation set; otherwise null."
    )
    visibility: LoadVisibility | None = strawberry.field(
        description="Who can see the article now; null if nothing was written."
    )
    warnings: list[BundleWarning] = strawberry.field(
        description="With `load`, what an editor should look at; otherwise empty."
    )
    article: LazyArticle | None = strawberry.field(
        description="With `load`, the article as it is now; null if nothing was loaded."
    )
    position: str | None = strawberry.field(
        description=(
            "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
        )
    )
    user_errors: list[UserError] = strawberry.field(
        description="The reasons why nothing was drafted or loaded; empty on success."
    )
