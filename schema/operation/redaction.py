"""Redact words: which, where and on what ground; and the places where they were found."""

import strawberry

from db.redaction.redact import redact
from db.redaction.request import Redact
from schema.base.user_error import UserError
from schema.base.vocabulary import Clue
from schema.operation.operation import MutationField
from schema.types.reference import LazyArticle, LazyEntity

REDACT = MutationField(redact, Redact)


@strawberry.input(description="A stretch of a text, counted in Unicode code points; the end is exclusive.")
class CodePointsInput:
    start: int = strawberry.field(description="The first code point, from 0.")
    end: int = strawberry.field(description="The code point after the last one.")


@strawberry.input(
    description=(
        "Words to remove permanently: from an article and everything that its bundle describes, from an"
        " entity, or from everything."
    )
)
class RedactInput:
    ground: str = strawberry.field(
        description=(
            "The ground for the redaction, which is public. It must not contain the words. At most 1000 characters."
        )
    )
    words: list[str] = strawberry.field(
        default_factory=list,
        description=(
            "The words: at most 100 texts. Each is found in every spelling (diacritics, tatweel, forms of"
            " letters, upper and lower case), also inside longer words. Give every script and every"
            " inflection that is to be removed."
        ),
    )
    span: CodePointsInput | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "Instead of `words`: a stretch of the article's text. Its words are removed wherever the article"
            " contains them."
        ),
    )
    article: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="The id or slug of the article. Without `article` and `entity` the words are removed everywhere.",
    )
    entity: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="The id of the entity: only its names, descriptions and keys are redacted.",
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="A note for editors, kept in the history. It must not contain the words.",
    )
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the article that the caller knows; if the article now has another version, nothing is done."
        ),
    )
    take_along: bool = strawberry.field(
        default=False,
        description=(
            "Whether to remove also what else identifies the person whom the words name: other spellings,"
            " Wikidata ids, addresses. Nothing outside the given article or entity is removed. A dry run"
            " lists these as `traces`: check them first."
        ),
    )
    dry_run: bool = strawberry.field(
        default=False, description="If true, report what would be redacted and write nothing."
    )


@strawberry.type(description="Number of rows of one table that contained the words.")
class RedactedRows:
    table: str = strawberry.field(
        description="The table; `past_row` holds earlier versions, `change` is the change log."
    )
    rows: int = strawberry.field(
        description="Number of its rows that contained the words, or a part of them at an edge."
    )


@strawberry.type(description="Something other than the words that identifies the person, in some rows of one table.")
class RedactionTrace:
    kind: Clue = strawberry.field(description="The kind of clue.")
    text: str = strawberry.field(
        description="The clue, with the whole words around it; at most 200 characters of a text."
    )
    table: str = strawberry.field(description="The table that contains it.")
    rows: int = strawberry.field(description="Number of rows of the table that contain it.")
    taken: bool = strawberry.field(
        description="Whether it is removed together with the words; `takeAlong` removes it if not."
    )
    elsewhere: bool = strawberry.field(
        description=(
            "Whether it is outside the article or entity to redact; `takeAlong` does not remove it there."
            " Only a dry run looks outside, for at most ten seconds."
        )
    )


@strawberry.type(description="The result of a redaction, or of a dry run.")
class RedactPayload:
    places: list[RedactedRows] = strawberry.field(description="Number of rows that contained the words, by table.")
    traces: list[RedactionTrace] = strawberry.field(
        description="What else identifies the person: at most 1000 entries, those with the most rows first."
    )
    searched_everything: bool | None = strawberry.field(
        description=(
            "Whether `traces` cover the whole database: always without `article` and `entity`; in a dry run"
            " with one of them, if ten seconds were enough to search it."
        )
    )
    articles: int | None = strawberry.field(
        description="Number of articles that contained the words, themselves or in something that belongs to them."
    )
    entities: int | None = strawberry.field(description="Number of entities that contained the words.")
    events: int | None = strawberry.field(description="Number of events that contained the words.")
    annotations: int | None = strawberry.field(description="Number of annotations from which the words were removed.")
    article: LazyArticle | None = strawberry.field(description="The article given in the input, as it is now.")
    entity: LazyEntity | None = strawberry.field(description="The entity given in the input, as it is now.")
    position: str | None = strawberry.field(
        description=(
            "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
        )
    )
    user_errors: list[UserError] = strawberry.field(
        description="The reasons why nothing was redacted; empty on success."
    )
