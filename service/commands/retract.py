"""``isnad retract``: retract a claim or a quote."""

from typing import Annotated, Literal

from cyclopts import Parameter

from service.cli.completion import keys_of
from service.cli.operation_command import run_operation
from service.cli.options import JsonOption


def retract(
    kind: Annotated[Literal["claim", "quote"], Parameter(help="The type of item to retract.")],
    id_: Annotated[
        str,
        Parameter(
            name="id", help="The claim or quote: `slug/key`, id or address.", completer=keys_of("claim", "quote")
        ),
    ],
    /,
    *,
    reason: Annotated[str, Parameter(help="The reason, which is public.")],
    expected_version: Annotated[
        int | None,
        Parameter(help="The version that you know; if the claim or quote now has another version, nothing is done."),
    ] = None,
    json: JsonOption = False,
) -> int:
    """Retract a claim or a quote. It stays, and shows when and why it was retracted."""
    given = {"id": id_, "reason": reason, "expectedVersion": expected_version}
    return run_operation("retractClaim" if kind == "claim" else "retractQuote", given, json=json)
