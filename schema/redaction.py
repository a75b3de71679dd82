"""Redacting: which words are to be gone, from where and on what ground; and where they were."""

import strawberry

from db.redact import redact
from db.redaction_request import Redact
from schema.annotation import LazyArticle, LazyEntity
from schema.operation import Operation
from schema.user_error import UserError
from schema.vocabulary import Clue

REDACT = Operation(redact, Redact)


@strawberry.input(description="A stretch of a text, half open, in code points.")
class CodePointsInput:
    start: int = strawberry.field(description="The first code point, from 0.")
    end: int = strawberry.field(description="The code point after the last.")


@strawberry.input(
    description=(
        "Words that are to be gone for ever: from an article and what its bundle describes, from an entity, or from everything."
    )
)
class RedactInput:
    ground: str = strawberry.field(
        description="On what ground, for everybody to see. It must not hold the words. At most 1000 characters."
    )
    words: list[str] = strawberry.field(
        default_factory=list,
        description=(
            "The words, at most 100 texts. Each is found in all its spellings (marks, tatweel, forms of letters, either case),"
            " inside longer words too; give each script and each inflection that is to be gone."
        ),
    )
    span: CodePointsInput | None = strawberry.field(
        default=strawberry.UNSET,
        description="Instead of `words`: those that stand here in the article's text, wherever the article has them.",
    )
    article: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The article, by its id or slug; without it and `entity` everywhere."
    )
    entity: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The entity, by its id: its names, descriptions and keys alone."
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="What editors are to know of it; it stands in the history, and must not hold the words.",
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET, description="The version of the article that the caller knows."
    )
    take_along: bool = strawberry.field(
        default=False,
        description=(
            "Whether to take along what else points at whom the words name, of what is within reach: other spellings, Wikidata"
            " ids, addresses. A dry run tells it as `traces`: look at them first."
        ),
    )
    dry_run: bool = strawberry.field(
        default=False, description="Whether to tell what would be redacted, and to do nothing."
    )


@strawberry.type(description="How many rows of one table had the words.")
class RedactedRows:
    table: str = strawberry.field(description="The table; `past_row` has what was, `change` the change log.")
    rows: int = strawberry.field(description="How many of its rows had the words, or a piece of them at an edge.")


@strawberry.type(description="What points at the person beside the words, in some rows of one table.")
class RedactionTrace:
    kind: Clue = strawberry.field(description="What kind of thing it is.")
    text: str = strawberry.field(
        description="What stands there, with the whole words around it; at most 200 characters of a text."
    )
    table: str = strawberry.field(description="The table that it stands in.")
    rows: int = strawberry.field(description="In how many of its rows.")
    taken: bool = strawberry.field(description="Whether it is taken out with the words; `takeAlong` takes what is not.")
    elsewhere: bool = strawberry.field(
        description=(
            "Whether it stands outside of the article or entity that the words are taken out of: `takeAlong` leaves it."
            " Only a dry run looks there, for ten seconds at most."
        )
    )


@strawberry.type(description="What words were taken out of; with `dryRun`, what they would be.")
class RedactPayload:
    places: list[RedactedRows] = strawberry.field(description="The rows that had the words, by table.")
    traces: list[RedactionTrace] = strawberry.field(
        description="What points at the person beside the words, at most 1000 kinds of places, those with the most rows first."
    )
    searched_everything: bool | None = strawberry.field(
        description=(
            "Whether `traces` are of the whole database: without an article and an entity they are, and in a dry run if ten"
            " seconds were enough to look through it."
        )
    )
    articles: int | None = strawberry.field(description="How many articles had them, or something in them had.")
    entities: int | None = strawberry.field(description="How many entities had them.")
    events: int | None = strawberry.field(description="How many events had them.")
    annotations: int | None = strawberry.field(description="How many annotations have them no more.")
    article: LazyArticle | None = strawberry.field(description="The article that was named, as it is now.")
    entity: LazyEntity | None = strawberry.field(description="The entity that was named, as it is now.")
    position: str | None = strawberry.field(
        description="The position of the write, to read it by `X-Isnad-Position`; null where nothing was written."
    )
    user_errors: list[UserError] = strawberry.field(description="Why nothing was redacted; empty where it was.")
