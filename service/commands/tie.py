"""``isnad tie``: tie quotes that are versions of one utterance; ``isnad untie``: untie them again."""

from typing import Annotated

from cyclopts import Parameter

from service.cli.operation_command import run_operation
from service.cli.options import JsonOption

_Note = Annotated[str | None, Parameter(help="Reason. Shown in the history to callers who may see drafts.")]
_DryRun = Annotated[bool, Parameter(negative=(), help="Print what would be done; write nothing.")]


def tie(*quotes: str, note: _Note = None, dry_run: _DryRun = False, json: JsonOption = False) -> int:
    """Tie quotes of different articles and languages: they are versions of one utterance."""
    return run_operation("tieQuotes", {"quotes": list(quotes), "note": note, "dryRun": dry_run}, json=json)


def untie(*quotes: str, note: _Note = None, dry_run: _DryRun = False, json: JsonOption = False) -> int:
    """Untie quotes from their utterance. An utterance with one version left is dissolved."""
    return run_operation("untieQuotes", {"quotes": list(quotes), "note": note, "dryRun": dry_run}, json=json)
