"""The operation that loads one bundle, given as text."""

from dataclasses import dataclass, fields

from db.load.store import load_reading
from db.operation.bundle_problem import fault_of_refusal, refusal_of, warning_of_problem
from db.operation.computing import Preparation, in_thread
from db.operation.load_errors import LoadRefused
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome
from db.operation.warning_rules import rules_of
from db.sql.connection import Connection
from editorial.bundle.check import BundleRefused, Checked
from editorial.job import CheckBundle


@dataclass(frozen=True, slots=True)
class LoadBundle:
    """A bundle as YAML or JSON; ``file`` is its name in problem reports.

    With ``expected_version`` it is only loaded over this version of the article; 0 means that it must not exist. With
    ``strict``, it is only loaded if there are no warnings. With ``restore_redacted`` it may have words again in places from
    which words were redacted.
    """

    bundle: str
    file: str = "bundle"
    dry_run: bool = False
    expected_version: int | None = None
    strict: bool = False
    restore_redacted: bool = False


@dataclass(frozen=True, slots=True)
class CheckedBundle(LoadBundle):
    """A bundle that was checked already."""

    checked: Checked | None = None


async def check_first(request: LoadBundle, preparation: Preparation) -> CheckedBundle:
    """Check a bundle before taking a connection to load it. Raises OperationRefused with all of its problems."""
    try:
        checked = await preparation.computing(CheckBundle(request.bundle, request.file, request.strict))
    except BundleRefused as refused:
        raise refusal_of(refused) from None
    given = {each.name: getattr(request, each.name) for each in fields(LoadBundle)}
    return CheckedBundle(**given, checked=checked)


async def load_bundle(connection: Connection, request: LoadBundle, *, actor: Actor) -> Outcome:
    """Load a bundle, and check it first if that was not done; a bundle that is loaded already is not written again.

    Raises OperationRefused with all problems of the bundle, or the reason why it cannot be stored; VersionConflict.
    """
    checked = request.checked if isinstance(request, CheckedBundle) else None
    if checked is None:
        checked = (await check_first(request, Preparation(in_thread))).checked
        assert checked is not None  # noqa: S101  or it would have been refused
    warnings = [warning_of_problem(problem) for problem in checked.warnings]
    try:
        report = await load_reading(
            connection,
            checked.reading,
            checked.sha256,
            dry_run=request.dry_run,
            actor=actor,
            expected_version=request.expected_version,
            rules=rules_of(checked, strict=request.strict),
            restore_redacted=request.restore_redacted,
        )
    except BundleRefused as refused:
        found = refusal_of(refused)
        raise OperationRefused(found.faults, {"warnings": warnings}) from None
    except (LoadRefused, OperationFault) as refused:
        fault = fault_of_refusal(refused) if isinstance(refused, LoadRefused) else refused
        raise OperationRefused([fault], {"warnings": warnings}) from None
    return Outcome(
        ids={"article": report.article_id},
        values={
            "outcome": report.outcome,
            "slug": report.slug,
            "items": report.items,
            "visibility": report.visibility,
            "warnings": [*warnings, *report.warnings],
        },
        position=report.position,
    )
