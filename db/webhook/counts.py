"""Counts of webhooks and their messages, for monitoring."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString

from db.postgres.pool import Pool
from db.read.execute import fetch_row

_COUNT: LiteralString = """
    select
        (select count(*) from webhook where state = 'PENDING') as pending,
        (select count(*) from webhook where state = 'ACTIVE') as active,
        (select count(*) from webhook where state = 'DISABLED') as disabled,
        (select count(*) from webhook_delivery where state = 'WAITING') as waiting,
        (select count(*) from webhook_delivery where state = 'DEAD') as dead,
        (
            select coalesce(extract(epoch from now() - min(first.next_attempt_at)), 0)::float8
            from webhook w
            cross join lateral (
                select d.next_attempt_at from webhook_delivery d
                where d.webhook_id = w.id and d.state = 'WAITING'
                order by d.next_attempt_at, d.id
                limit 1
            ) first
            where w.state = 'ACTIVE' and (w.resting_until is null or w.resting_until <= now())
        ) as lag_s
"""


@dataclass(frozen=True, slots=True)
class WebhookCounts:
    """Webhooks by state, their waiting and dead messages, and how long the oldest has been due, in seconds."""

    webhooks: Mapping[str, int]
    waiting: int
    dead: int
    lag_s: float


async def count_webhooks(pool: Pool, *, wait_s: float) -> WebhookCounts:
    """Count webhooks and their messages; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _COUNT, [], wait_s=wait_s)
    webhooks = {state.upper(): row[state] for state in ("pending", "active", "disabled")}
    return WebhookCounts(webhooks, row["waiting"], row["dead"], max(0.0, row["lag_s"]))
