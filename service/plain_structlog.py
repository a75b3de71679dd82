"""structlog without rich; the only module that imports structlog.

If rich is installed, structlog imports it, and pygments with it, for coloured tracebacks that the service never prints.
That import takes a twentieth of the time in which a process starts.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _as_if_absent(name: str) -> Iterator[None]:
    """Let imports of a package fail as if it were not installed (Python reference, 5.3.1: None in sys.modules)."""
    kept = sys.modules.get(name)
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
        if kept is not None:
            sys.modules[name] = kept


with _as_if_absent("rich"):
    import structlog as structlog
