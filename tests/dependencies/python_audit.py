"""The audit of the locks of Python by pip-audit, which asks a service that speaks as OSV does (https://osv.dev).

Nothing is resolved or installed: what is asked about is what the locks pin, on every platform.
"""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.dependencies.known import Audited, NotReached, Vulnerability
from tests.dependencies.python_lock import PYTHON_LOCKS, ROOT, read_python_lock

PIP_AUDIT = ROOT / ".venv/audit/bin/pip-audit"
OSV = "https://api.osv.dev/v1/query"
LONGEST_S = 900

KNOWN = ("jinja2", "2.4.1")
"""A package with a vulnerability that has been known for years: who does not know this one knows nothing."""


Pin = tuple[str, str]
"""The name and the version of a package."""


def audit_python(address: str = OSV, pip_audit: Path = PIP_AUDIT, locks: Sequence[Path] = PYTHON_LOCKS) -> Audited:
    """Ask about every package of every lock, once for each version; raises NotReached."""
    pins = _pins(locks)
    if not any(_ask(address, pip_audit, [KNOWN])):
        raise NotReached(
            address, f"it answers, but knows nothing of {KNOWN[0]} {KNOWN[1]}, which is known to be vulnerable"
        )
    found = [
        Vulnerability(name, version, (told["id"], *told["aliases"]), _advice(told), pins[name, version])
        for asked in _rounds(pins)
        for (name, version), told in _ask(address, pip_audit, asked)
    ]
    return Audited(len(pins), address, sorted(found))


def _pins(locks: Iterable[Path]) -> Mapping[Pin, tuple[str, ...]]:
    """Return the locks, as they are shown, in which each version of a package stands."""
    pins: dict[Pin, tuple[str, ...]] = {}
    for lock in locks:
        shown = str(lock.relative_to(ROOT) if lock.is_relative_to(ROOT) else lock)
        for pinned in read_python_lock(lock):
            pin = (pinned.name, pinned.version)
            pins[pin] = (*pins.get(pin, ()), shown)
    return pins


def _rounds(pins: Iterable[Pin]) -> list[list[Pin]]:
    """Return the pins in as few lists as there may be with each name once in a list: pip-audit takes no others."""
    rounds: list[dict[str, Pin]] = []
    for pin in pins:
        free = next((each for each in rounds if pin[0] not in each), None)
        if free is None:
            rounds.append(free := {})
        free[pin[0]] = pin
    return [list(each.values()) for each in rounds]


def _ask(address: str, pip_audit: Path, pins: Sequence[Pin]) -> list[tuple[Pin, Mapping[str, Any]]]:
    """Return what is known of some pins.

    Raises NotReached unless each of them was looked up: pip-audit also ends with 0 if it could look up none.
    """
    with TemporaryDirectory() as folder:
        lock = Path(folder) / "requirements.txt"
        lock.write_text("".join(f"{name}=={version}\n" for name, version in pins))
        said = _run(address, [str(pip_audit), "--requirement", str(lock), "--cache-dir", folder])
    answers = {each["name"]: each for each in said}
    for name, version in pins:
        answer = answers.get(name, {"skip_reason": "it was left out"})
        if answer.get("version") != version:
            raise NotReached(address, f"{name} {version} was not looked up: {answer.get('skip_reason', answer)}")
    return [(pin, told) for pin in pins for told in answers[pin[0]]["vulns"]]


def _run(address: str, command: Sequence[str]) -> list[dict[str, Any]]:
    settings = ("--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json", "--timeout", "30")
    service = ("--vulnerability-service", "osv", "--osv-url", address)
    try:
        ran = subprocess.run([*command, *settings, *service], capture_output=True, text=True, timeout=LONGEST_S)
    except FileNotFoundError:
        raise NotReached(address, f"{command[0]} is not installed: `make vulnerabilities` installs it") from None
    except subprocess.TimeoutExpired:
        raise NotReached(address, f"no answer in {LONGEST_S} s") from None
    last = (ran.stderr.strip().splitlines() or ["no reason was given"])[-1]
    try:
        said = list(json.loads(ran.stdout)["dependencies"])
    except (ValueError, KeyError, TypeError):
        raise NotReached(address, last) from None
    if "WARNING:pip_audit._service" in ran.stderr:
        raise NotReached(address, f"an answer was not understood: {ran.stderr.strip()}")
    return said


def _advice(told: Mapping[str, Any]) -> str:
    return f"fixed in {', '.join(told['fix_versions'])}" if told["fix_versions"] else "no version is known to fix it"
