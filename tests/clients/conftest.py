"""The service as a process, and projects as a frontend team has them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clients.packages import MODULES
from tests.support.service.running import end, start, url_said


@pytest.fixture(scope="session")
async def service(seeded_dsn: str) -> AsyncIterator[str]:
    """The address of a service over the seeds."""
    served = await start("serve", DATABASE_URL=seeded_dsn, ISNAD_LOG_LEVEL="error")
    yield await url_said(served.stderr)
    await end(served)


@pytest.fixture
def url(service: str) -> str:
    """The address of GraphQL."""
    return f"{service}/graphql"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project, in a folder with a space in its name, that has the packages."""
    folder = tmp_path_factory.mktemp("a project")
    (folder / "node_modules").symlink_to(MODULES, target_is_directory=True)
    return folder
