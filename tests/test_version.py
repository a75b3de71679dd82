"""One version: that of the package, wherever one is named."""

import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.cli.cli import run
from service.exports.atom import ATOM
from service.openapi.openapi import openapi
from service.version import VERSION
from tests.support.service.asking import client_of

ROOT = Path(__file__).parents[1]


def test_the_version_is_that_of_the_package() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


def test_the_command_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.strip() == VERSION


def test_the_description_of_rest_names_it_and_so_the_page_that_shows_it() -> None:
    assert openapi()["info"]["version"] == VERSION


async def test_the_service_names_it_wherever_it_says_what_it_is(seeded_dsn: str) -> None:
    async with client_of(seeded_dsn) as client:
        root = (await client.get("/")).json()
        metrics = (await client.get("/metrics")).text
        feed = (await client.get("/v1/articles.atom")).content
    (build,) = [each for each in text_string_to_metric_families(metrics) if each.name == "isnad_build_info"]
    generator = ElementTree.fromstring(feed).find(f"{{{ATOM}}}generator")
    assert generator is not None
    assert [root["version"], build.samples[0].labels["version"], generator.get("version")] == [VERSION] * 3
