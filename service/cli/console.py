"""The output and the exit codes of commands: text for people, JSON for scripts, the same codes for both."""

import os
import sys
from collections.abc import Iterable
from enum import IntEnum

import orjson
from cyclopts import Parameter

from editorial.model.problem import Problem, ProblemSeverity


class Exit(IntEnum):
    """The exit codes of commands; scripts can rely on the numbers."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    BUNDLE_REFUSED = 3


class CommandFailed(Exception):
    """Ends a command: the message says what is wrong and what to do, ``status`` is the exit code."""

    code = "COMMAND_FAILED"

    def __init__(self, message: str, status: Exit = Exit.FAILED) -> None:
        super().__init__(message)
        self.status = status


def say(text: str) -> None:
    """Print a line on standard output; if the reader has gone, as ``head`` does, print nothing more."""
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()


def say_bytes(content: bytes) -> None:
    """Print a file on standard output, as it is."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()


def _say_no_more() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say_json(value: object) -> None:
    """Print a JSON document on standard output."""
    say(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def warn(text: str) -> None:
    """Print a line on standard error, apart from the output."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


STRICT = Parameter(negative=(), help="Make every warning an error: a bundle with warnings is refused.")
"""The option of commands that makes errors of warnings."""


def counted(count: int, what: str) -> str:
    """Return a number of things in words: ``1 warning``, ``2 warnings``."""
    return f"{count} {what}{'s' * (count != 1)}"


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """Return one line per problem or warning, as compilers write them: file, line and column first."""
    lines = []
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.column}: "
        kind = "warning: " if problem.severity is ProblemSeverity.WARNING else ""
        line = f"{place}{kind}{problem.code} {problem.path}: {problem.message}"
        line += f"\n    found:   {problem.value}" if problem.value is not None else ""
        line += f"\n    nearest: {problem.nearest}" if problem.nearest else ""
        lines.append(line)
    return lines
