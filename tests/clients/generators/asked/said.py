"""What every client prints of its answer: the number of quotes, and who said the first two."""

import json
from collections.abc import Sequence


def say(total: object, quotes: Sequence[tuple[str | None, str]]) -> None:
    """Print it as JSON."""
    print(json.dumps({"total": total, "quotes": quotes}))  # noqa: T201
