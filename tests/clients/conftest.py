"""The service as a process, and projects as a frontend team has them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clients.packages import FOLDER, MODULES, is_installed
from tests.service.test_serving import end, start, url_said


@pytest.fixture(scope="session", autouse=True)
def packages() -> None:
    """Fail at once, with what to do, where the npm packages are not there."""
    if not is_installed():
        pytest.fail(f"the npm packages of {FOLDER} are not installed: `make test` does it, and says what is in the way")


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
