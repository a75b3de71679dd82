"""Parameters that several commands have, each with its help."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

ArticleOption: TypeAlias = Annotated[str, Parameter(help="The slug or id of the article.")]
ReasonOption: TypeAlias = Annotated[
    str, Parameter(help="The reason. Shown in the history to callers who may see drafts.")
]
ExpectedVersion: TypeAlias = Annotated[
    int | None,
    Parameter(help="The version of the article that you know; if it now has another version, nothing is done."),
]
JsonOption: TypeAlias = Annotated[bool, Parameter(negative=(), help="Print the result as JSON.")]
