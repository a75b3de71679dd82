"""``isnad format``: rewrite bundles in the short form or the long one, without a change in meaning."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from editorial.bundle.check import BundleRefused, Checked, check_bundle
from editorial.format.form import Form, rewritten
from service.cli.bundle_files import NoBundle, bundle_files, read_beside
from service.cli.console import CommandFailed, Exit, problem_lines, say, warn

STANDARD_INPUT = Path("-")


def format_bundles(
    paths: Annotated[
        list[Path],
        Parameter(
            help="Bundles, or folders that contain bundles; - is standard input.",
            consume_multiple=True,
            allow_leading_hyphen=True,
        ),
    ],
    /,
    *,
    long: Annotated[bool, Parameter(name=["--long"], negative=(), help="Write the long form.")] = False,
    short: Annotated[bool, Parameter(name=["--short"], negative=(), help="Write the short form: the default.")] = False,
    check: Annotated[bool, Parameter(negative=(), help="Write nothing; fail if a bundle would change.")] = False,
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="A file for the result of a single bundle.")
    ] = None,
) -> int:
    """Rewrite bundles in the short form or the long one. What they say and their comments stay; problems are printed."""
    if long and short:
        raise CommandFailed("give --long or --short, not both", Exit.USAGE)
    try:
        files = paths if paths == [STANDARD_INPUT] else bundle_files(paths)
    except NoBundle as fault:
        raise CommandFailed(str(fault), Exit.USAGE) from None
    if output is not None and len(files) != 1:
        raise CommandFailed(f"--output needs exactly one bundle, not {len(files)}", Exit.USAGE)
    form, status = Form.LONG if long else Form.SHORT, Exit.DONE
    for path in files:
        status = max(status, _format(path, form, output, check=check))
    return status


def _format(path: Path, form: Form, output: Path | None, *, check: bool) -> Exit:
    """Rewrite one bundle; print its name if it changes, and its problems if it has any."""
    try:
        before = sys.stdin.buffer.read() if path == STANDARD_INPUT else path.read_bytes()
        after = _rewritten(before, path, form)
    except BundleRefused as fault:
        for line in problem_lines(fault.problems):
            warn(line)
        return Exit.BUNDLE_REFUSED
    except OSError as fault:
        raise CommandFailed(f"{path}: cannot be read: {fault.strerror}") from None
    if check:
        if after != before:
            say(f"{path}: would change")
        return Exit.DONE if after == before else Exit.FAILED
    if output is None and path == STANDARD_INPUT:
        say(after.decode().rstrip("\n"))
    elif output is not None or after != before:
        (output or path).write_bytes(after)
        say(f"{output or path}: written")
    return Exit.DONE


def _rewritten(before: bytes, path: Path, form: Form) -> bytes:
    """Return a bundle in a form. Raises BundleRefused, OSError."""
    reading = _checked(before, path)
    after = rewritten(before.decode("utf-8-sig"), form).encode()
    if _checked(after, path).sha256 != reading.sha256:
        raise CommandFailed(f"{path}: the other form would not mean the same, so nothing was written: report this")
    return after


def _checked(text: bytes, path: Path) -> Checked:
    return check_bundle(text, file=str(path), read_text=lambda name: read_beside(path, name))
