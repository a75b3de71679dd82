"""The texts of a query string, by the names of the parameters that an address has."""

import difflib
from collections.abc import Collection, Sequence

from service.errors.parameter import MAX_FAULTS, Fault, ParameterRepeated, ParameterUnknown

MAX_HINTS = 3
"""Maximum unknown names of a request for which similar known names are searched, which is slow among many names."""

MAX_SHOWN = 80
"""Maximum characters that a refusal quotes of what a caller sent; no similar name is searched for a longer one."""


def given_texts(
    pairs: Sequence[tuple[str, str]], known: Collection[str], address: str, listed: Collection[str] = ()
) -> tuple[dict[str, str], list[Fault]]:
    """Return the texts of a query string by the parameters' names for ``address``, and the faults of the names.

    The parameters ``listed`` take several items: separated by commas, or with the parameter repeated for each, or both.
    Their texts are returned with commas.
    """
    given: dict[str, str] = {}
    faults: list[Fault] = []
    for name, text in pairs:
        if len(faults) == MAX_FAULTS:
            break
        shown = name[:MAX_SHOWN]
        if name not in known:
            near = nearest(name, known, faults)
            hint = f"Did you mean `{near}`? " if near else ""
            message = f"{address} has no parameter {shown!r}. {hint}It has {', '.join(known) or 'none'}."
            faults.append(Fault(shown, ParameterUnknown(message, allowed=list(known))))
        elif name in given and name in listed:
            given[name] += "," + text
        elif name in given:
            message = f"`{name}` is given more than once, but takes one value: give it once"
            faults.append(Fault(name, ParameterRepeated(message)))
        else:
            given[name] = text
    return given, faults


def nearest(name: str, known: Collection[str], faults: Sequence[Fault]) -> str | None:
    """Return the most similar known name, None if too many were searched for this request."""
    if len(faults) >= MAX_HINTS or len(name) > MAX_SHOWN:
        return None
    return next(iter(difflib.get_close_matches(name, known, 1)), None)
