"""Jobs that do what no real one does: wait for ever, end their process, tell which process they run in."""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from editorial.model.effort import Effort

LARGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Endless:
    """Never done; says in a file that it has begun."""

    begun: Path
    size: int = LARGE

    def run(self, effort: Effort | None = None) -> None:
        self.begun.write_text(str(os.getpid()))
        while True:
            time.sleep(60)


@dataclass(frozen=True, slots=True)
class Ending:
    """Ends the process that it runs in."""

    size: int = LARGE

    def run(self, effort: Effort | None = None) -> None:
        os._exit(3)


@dataclass(frozen=True, slots=True)
class Where:
    """Which process it runs in; here it needs more steps than a little."""

    steps: int = 0
    size: int = LARGE

    def run(self, effort: Effort | None = None) -> int:
        if effort is not None:
            effort.may(self.steps)
        return os.getpid()


@dataclass(frozen=True, slots=True)
class Environment:
    """The names of the environment that it runs in, and of the modules that are imported there."""

    size: int = LARGE

    def run(self, effort: Effort | None = None) -> tuple[list[str], list[str]]:
        return list(os.environ), list(sys.modules)


@dataclass(frozen=True, slots=True)
class Long:
    """A result of many characters."""

    length: int
    size: int = LARGE

    def run(self, effort: Effort | None = None) -> str:
        return "x" * self.length
