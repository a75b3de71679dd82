"""The log: what it tells of a fault, and what it must not."""

import json
import subprocess
import sys

import pytest

FAULT = """
from service.telemetry.logs import configure_logs
from service.plain_structlog import structlog
from service.settings import Settings

configure_logs(Settings(database_url="postgresql://isnad:hunter2@127.0.0.1/isnad", log_format="{form}"))

def read(address: str) -> None:
    what = "a caller's words"
    raise ValueError("it broke")

try:
    read("hunter2")
except ValueError:
    structlog.get_logger("isnad.test").exception("request failed")
"""


@pytest.mark.parametrize("form", ["json", "text"])
def test_an_error_is_reported_with_its_location_and_without_the_values_of_variables(form: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FAULT.replace("{form}", form)], capture_output=True, text=True, check=True
    )
    assert "it broke" in ran.stderr
    assert "in read" in ran.stderr or '"name": "read"' in ran.stderr.replace('":"', '": "')
    assert "hunter2" not in ran.stderr.replace('read("hunter2")', "")
    assert "a caller's words" not in ran.stderr.replace('what = "a caller\'s words"', "")
    if form == "json":
        (line,) = ran.stderr.splitlines()
        assert json.loads(line)["exception"][0]["exc_type"] == "ValueError"


def test_what_draws_in_colours_is_not_imported_to_serve() -> None:
    program = "import sys, service.app.app; print(sorted({'rich', 'pygments'} & sys.modules.keys()))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_rich_can_still_be_imported_where_it_is_needed() -> None:
    program = "import service.plain_structlog, rich.console; print(rich.console.Console.__name__)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "Console\n"
