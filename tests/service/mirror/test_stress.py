"""Eight who write anything, four mirrors that are killed at any instant: every mirror ends as the server is."""

from pathlib import Path

import pytest

from tests.conftest import Databases
from tests.service.mirror.stressing import Load, stress


@pytest.mark.slow
async def test_every_mirror_ends_as_the_server_is(database: str, databases: Databases, tmp_path: Path) -> None:
    copies = [await databases.make() for _ in range(2)]
    outcome = await stress(database, tmp_path, copies, Load(seconds=6))
    assert outcome.wrong == []
    assert outcome.kills > 0
    assert outcome.steps["load"] > 0
    assert min(outcome.items) > 0
    for copy in copies:
        await databases.drop(copy)
