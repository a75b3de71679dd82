"""The audit of the locks of npm by ``npm audit``, which asks the registry that npm is set up for.

Nothing is resolved or installed: what is asked about is what the locks pin.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.dependencies.known import Audited, NotReached, Vulnerability
from tests.dependencies.npm_lock import NPM_LOCKS, ROOT, read_npm_lock

NPM = ROOT / ".venv/node/npm"
LONGEST_S = 300

KNOWN = ("lodash", "4.17.15")
"""A package with vulnerabilities that have been known for years: who does not know these knows nothing."""

_SETTINGS = (
    "--package-lock-only",
    "--include=dev",
    "--json",
    "--fetch-retries=1",
    "--fetch-timeout=30000",
    "--logs-max=0",
)


def audit_npm(npm: Path = NPM, locks: Sequence[Path] = NPM_LOCKS) -> Audited:
    """Ask about every package of every lock; raises NotReached."""
    registry = _run(npm, ROOT, "config", "get", "registry").strip() or "the npm registry"
    if not _is_known(npm, registry):
        raise NotReached(
            registry, f"it answers, but knows nothing of {KNOWN[0]} {KNOWN[1]}, which is known to be vulnerable"
        )
    packages, found = set[tuple[str, str]](), dict[Vulnerability, tuple[str, ...]]()
    for lock in locks:
        shown = str(lock.relative_to(ROOT) if lock.is_relative_to(ROOT) else lock)
        packages |= {(each.name, each.version) for each in read_npm_lock(lock).packages.values()}
        for told in _of_lock(npm, registry, lock):
            found[told] = (*found.get(told, ()), shown)
    told_with = [Vulnerability(each.package, each.version, each.ids, each.advice, at) for each, at in found.items()]
    return Audited(len(packages), registry, sorted(told_with))


def _is_known(npm: Path, registry: str) -> bool:
    name, version = KNOWN
    wanted = {"name": "known", "dependencies": {name: version}}
    lock = {**wanted, "lockfileVersion": 3, "packages": {"": wanted, f"node_modules/{name}": {"version": version}}}
    with TemporaryDirectory() as folder:
        (Path(folder) / "package.json").write_text(json.dumps(wanted))
        (Path(folder) / "package-lock.json").write_text(json.dumps(lock))
        return bool(_ask(npm, registry, Path(folder)))


def _of_lock(npm: Path, registry: str, lock: Path) -> Iterator[Vulnerability]:
    """Yield what is known of the packages of a lock, without the lock's own name."""
    pinned = read_npm_lock(lock).packages
    reported = _ask(npm, registry, lock.parent)
    try:
        for name, told in reported.items():
            advisories = [each for each in told["via"] if isinstance(each, dict)]  # others are packages that it needs
            for version in sorted({pinned[place].version for place in told["nodes"]}):
                for each in advisories:
                    ids = (str(each["url"]).rpartition("/")[2],)
                    yield Vulnerability(name, version, ids, f"versions {each['range']} are affected", ())
    except (KeyError, TypeError) as fault:
        raise NotReached(registry, f"a report was not understood: {fault!r}") from None


def _ask(npm: Path, registry: str, folder: Path) -> Mapping[str, Any]:
    """Return what npm reports of the packages of a lock, by their names; raises NotReached."""
    said = _run(npm, folder, "audit", *_SETTINGS)
    try:
        report = json.loads(said)
    except ValueError:
        raise NotReached(registry, f"npm did not answer in JSON: {said.strip()[:200] or 'it said nothing'}") from None
    if not isinstance(report, dict) or not isinstance(report.get("vulnerabilities"), dict):
        raise NotReached(registry, _reason(report))
    return dict(report["vulnerabilities"])


def _reason(report: object) -> str:
    error = report.get("error") if isinstance(report, dict) else None
    summary = error.get("summary") if isinstance(error, dict) else None
    message = report.get("message") if isinstance(report, dict) else None
    return str(message or summary or report)


def _run(npm: Path, folder: Path, *arguments: str) -> str:
    line = [str(npm), *arguments]
    env = {**os.environ, "NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1"}
    try:
        ran = subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, timeout=LONGEST_S)
    except FileNotFoundError:
        raise NotReached("the npm registry", f"{npm} is not there: `make vulnerabilities` installs it") from None
    except subprocess.TimeoutExpired:
        raise NotReached("the npm registry", f"no answer in {LONGEST_S} s") from None
    return ran.stdout
