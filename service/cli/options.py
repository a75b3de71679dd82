"""Parameters that several commands have, each with its help."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

from db.lookup.reference import ANNOTATIONS
from service.cli.completion import keys_of

ArticleOption: TypeAlias = Annotated[
    str, Parameter(help="The article: its slug, id or address.", completer=keys_of("article"))
]
EntityOption: TypeAlias = Annotated[
    str, Parameter(help="The entity: its key, id or address.", completer=keys_of("entity"))
]
AnnotationOption: TypeAlias = Annotated[
    str, Parameter(help="The annotation: `slug/key`, its id or address.", completer=keys_of(*ANNOTATIONS))
]
ReasonOption: TypeAlias = Annotated[
    str, Parameter(help="The reason. Shown in the history to callers who may see drafts.")
]
ExpectedVersion: TypeAlias = Annotated[
    int | None,
    Parameter(help="The version of the article that you know; if it now has another version, nothing is done."),
]
JsonOption: TypeAlias = Annotated[bool, Parameter(negative=(), help="Print the result as JSON.")]
