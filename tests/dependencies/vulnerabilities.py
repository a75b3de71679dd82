"""``python -m tests.dependencies.vulnerabilities``: an audit of every lock for known vulnerabilities.

Ends with 0 if none is known, with 1 if some are, and else with 3 if it could not be found out.
"""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.dependencies.known import Audited, NotReached
from tests.dependencies.npm_audit import NPM, audit_npm
from tests.dependencies.npm_lock import NPM_LOCKS
from tests.dependencies.python_audit import OSV, PIP_AUDIT, audit_python
from tests.dependencies.python_lock import PYTHON_LOCKS

NONE, SOME, UNKNOWN = 0, 1, 3


def main() -> int:
    """Say the outcome for Python and for npm, and return the exit code."""
    given = _arguments()
    python = partial(audit_python, given.osv, given.pip_audit, given.python_lock or PYTHON_LOCKS)
    npm = partial(audit_npm, given.npm, given.npm_lock or NPM_LOCKS)
    codes = {_told("Python", python), _told("npm", npm)}
    return next(code for code in (SOME, UNKNOWN, NONE) if code in codes)


def _told(what: str, audit: Callable[[], Audited]) -> int:
    try:
        audited = audit()
    except NotReached as fault:
        sys.stderr.write(f"{what}: {fault}\n")
        return UNKNOWN
    asked = f"{audited.packages} packages, asked at {audited.address}"
    sys.stdout.write(f"{what}: known vulnerabilities: {len(audited.found) or 'none'} ({asked})\n")
    sys.stdout.writelines(f"  {each}\n" for each in audited.found)
    return SOME if audited.found else NONE


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.dependencies.vulnerabilities", description=__doc__)
    parser.add_argument("--osv", default=OSV, metavar="URL", help="where a service answers that speaks as OSV does")
    parser.add_argument("--pip-audit", default=PIP_AUDIT, type=Path)
    parser.add_argument("--npm", default=NPM, type=Path)
    parser.add_argument("--python-lock", action="append", type=Path, help="instead of those of the repository")
    parser.add_argument("--npm-lock", action="append", type=Path, help="instead of those of the repository")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
