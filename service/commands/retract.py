"""``isnad retract``: take a claim or a quote back."""

from typing import Annotated, Literal

from cyclopts import Parameter

from service.operation_command import run_operation


def retract(
    kind: Annotated[Literal["claim", "quote"], Parameter(help="What is taken back.")],
    id_: Annotated[str, Parameter(name="id", help="Its id.")],
    /,
    *,
    reason: Annotated[str, Parameter(help="Why: everybody can read it.")],
    expected_version: Annotated[
        int | None, Parameter(help="The version of it that you know: at another one nothing is done.")
    ] = None,
    json: Annotated[bool, Parameter(negative=(), help="Print what was done as JSON.")] = False,
) -> int:
    """Take a claim or a quote back: it stays, and says since when and why."""
    given = {"id": id_, "reason": reason, "expectedVersion": expected_version}
    return run_operation("retractClaim" if kind == "claim" else "retractQuote", given, json=json)
