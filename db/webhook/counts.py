"""Counts of webhooks and their messages, for monitoring."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.postgres.pool import Pool
from db.read.execute import fetch_row
from db.sql.statement_file import read_statement

_COUNT_WEBHOOKS = read_statement("webhook/count_webhooks")


@dataclass(frozen=True, slots=True)
class WebhookCounts:
    """Webhooks by state, their waiting and dead messages, and how long the oldest has been due, in seconds."""

    webhooks: Mapping[str, int]
    waiting: int
    dead: int
    lag_s: float


async def count_webhooks(pool: Pool, *, wait_s: float) -> WebhookCounts:
    """Count webhooks and their messages; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _COUNT_WEBHOOKS, [], wait_s=wait_s)
    webhooks = {state.upper(): row[state] for state in ("pending", "active", "disabled")}
    return WebhookCounts(webhooks, row["waiting"], row["dead"], max(0.0, row["lag_s"]))
