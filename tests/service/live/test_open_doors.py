"""Doors that stay open: whose key is taken no more hears nothing more, whatever door they listen at."""

import contextlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from db.sql.scope import Scope
from service.endpoint.endpoint import DirectEndpoint
from service.partner_endpoints import PARTNER_ENDPOINTS
from service.request.media_type import EVENT_STREAM, JSON, NDJSON
from tests.service.live.open_doors import DOORS, Heard, opening
from tests.support.service.keys import key_of, revoke, run
from tests.support.service.live import load, serving

LONG_S = 15
"""Seconds within which an end has to come, far more than it takes."""


def names_of(endpoint: DirectEndpoint[Any, Any, Any]) -> set[str]:
    """Return the names of the doors of an endpoint that stay open: those of some media types, and of long polls."""
    kinds = {kind for kind in endpoint.media_types if kind in (NDJSON, EVENT_STREAM)}
    if "wait" in endpoint.query.model_fields:
        kinds.add(JSON)
    return {f"{endpoint.name} {kind}" for kind in kinds}


def test_every_direct_endpoint_that_stays_open_is_among_the_doors_that_are_tried() -> None:
    found = set().union(*map(names_of, PARTNER_ENDPOINTS))
    assert found == {name for name in DOORS if name.partition(" ")[0] in {each.name for each in PARTNER_ENDPOINTS}}


def check_refused(heard: dict[str, Heard], code: str, close_code: int) -> None:
    """Hold what was heard to how each door says that a key is taken no more."""
    for name, each in heard.items():
        if each.close_code is not None:
            assert each.close_code == close_code, name
        elif name.endswith(" " + JSON):
            assert (each.status, code in each.text) == (401 if code == "INVALID_KEY" else 403, True), name
        else:
            told = [line for line in each.text.splitlines() if len(line) > len("event: complete")]
            assert (each.status, each.text.count(code), code in told[-1]) == (200, 1, True), name


ENDS = {
    "revoked": ("INVALID_KEY", "update api_key set revoked_at = now()"),
    "expired": ("INVALID_KEY", "update api_key set expires_at = now()"),
    "allowing less": ("INSUFFICIENT_SCOPE", "update api_key set scopes = array['read']"),
}


@pytest.mark.parametrize("reason", ENDS)
async def test_an_invalidated_key_ends_every_open_connection_even_if_nothing_happens(
    database: str, reason: str
) -> None:
    code, statement = ENDS[reason]
    key = await key_of(database, "partner", Scope.ADMIN)
    async with (
        serving(database, key_cache_s=0.5, pool_max=8) as address,
        opening(address, key) as opened,
        contextlib.AsyncExitStack() as stack,
    ):
        await opened.open_all(database, stack)
        await run(database, statement)
        heard = await opened.heard(LONG_S)
    assert set(heard) == set(DOORS)
    check_refused(heard, code, 4403)


async def test_an_open_connection_checks_the_key_before_it_sends_anything(database: str) -> None:
    key = await key_of(database, "partner", Scope.ADMIN)
    async with serving(database, key_cache_s=0, pool_max=8) as address, opening(address, key) as opened:
        await opened.open_waiting()
        await revoke(database, "partner")
        await load(database, "written-later")
        heard = await opened.heard(LONG_S)
    check_refused(heard, "INVALID_KEY", 4403)
    assert not any('"upsert"' in each.text or '"changes":[{' in each.text for each in heard.values())


async def test_a_key_ends_open_doors_at_the_instant_at_which_it_expires(database: str) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=3)
    key = await key_of(database, "partner", Scope.ADMIN, expires_at=soon)
    async with serving(database, key_cache_s=300, pool_max=8) as address, opening(address, key) as opened:
        await opened.open_waiting()
        heard = await opened.heard(LONG_S)
    check_refused(heard, "INVALID_KEY", 4403)
