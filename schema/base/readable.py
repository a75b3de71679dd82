"""Declare fields that the compiled read path answers: a signature and a description, no resolver.

PostgreSQL builds the answers of these fields, so the functions that declare them have no body.
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import strawberry
from strawberry.types.arguments import StrawberryArgumentAnnotation

MAX_PAGE_SIZE = 100
DEFAULT_PAGE_SIZE = 20
DEFAULT_FACET_SIZE = 10

_Declared = TypeVar("_Declared")


class NotResolvable(Exception):
    """The executor was asked for a readable field, for which it has no resolver."""

    code = "NOT_RESOLVABLE"


def argument(description: str) -> StrawberryArgumentAnnotation:
    """Return the annotation that describes an argument."""
    return strawberry.argument(description=description)


def _page_parameter(name: str, kind: type, description: str) -> inspect.Parameter:
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=strawberry.UNSET,
        annotation=Annotated[kind | None, argument(description)],
    )


_PAGE_PARAMETERS = (
    _page_parameter(
        "first",
        int,
        f"Number of items from the start of the list: 0 to {MAX_PAGE_SIZE}. Cannot be combined with `last`.",
    ),
    _page_parameter("after", str, "Only items after this cursor."),
    _page_parameter(
        "last", int, f"Number of items from the end of the list: 0 to {MAX_PAGE_SIZE}. Cannot be combined with `first`."
    ),
    _page_parameter("before", str, "Only items before this cursor."),
)

_FACET_PARAMETERS = (
    _page_parameter(
        "first", int, f"Number of values, most frequent first: 0 to {MAX_PAGE_SIZE}; {DEFAULT_FACET_SIZE} by default."
    ),
)


# The types in these signatures are Strawberry's own: it takes a function and returns a stand-in for its result.
def readable(description: str) -> Callable[[Callable[..., _Declared]], Any]:
    """Declare a field with arguments by a function that has its signature."""
    return lambda declared: _field(declared, description, ())


def connection(description: str) -> Callable[[Callable[..., _Declared]], Any]:
    """Declare a list in pages: the arguments of the function plus the four that every page has.

    Without `first` or `last` a page has 20 items.
    """
    return lambda declared: _field(declared, description, _PAGE_PARAMETERS)


def counted(description: str) -> Callable[[Callable[..., _Declared]], Any]:
    """Declare a facet with any number of values: the arguments of the function plus the number of values to return.

    Without `first`, the 10 most frequent values.
    """
    return lambda declared: _field(declared, description, _FACET_PARAMETERS)


def _field(declared: Callable[..., _Declared], description: str, more: tuple[inspect.Parameter, ...]) -> Any:
    signature = inspect.signature(declared)

    def refuse(*_: object, **__: object) -> _Declared:
        raise NotResolvable(f"{declared.__qualname__} is answered by the compiled read path only")

    refuse.__name__, refuse.__qualname__, refuse.__module__ = (
        declared.__name__,
        declared.__qualname__,
        declared.__module__,
    )
    parameters = [*signature.parameters.values(), *more]
    refuse.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    refuse.__annotations__ = {**declared.__annotations__, **{item.name: item.annotation for item in more}}
    return strawberry.field(refuse, description=description)
