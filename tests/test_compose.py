"""What `docker compose up` starts is confined: nobody knows a password that lets them in, and only data can be written."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
ROLES = (ROOT / "docker-compose.roles.sql").read_text("utf-8")
WRITABLE = {"passwords": {"owner-password", "serving-password"}, "database": {"database"}}
"""The volumes that a container may write to."""

SEEN = {
    "passwords": {"owner-password", "serving-password"},
    "database": {"owner-password", "serving-password"},
    "prepare": {"owner-password", "serving-password"},
    "service": {"serving-password"},
}
"""The passwords that a container sees: only what migrates, beside the database, sees that of the owner."""


def volumes(name: str) -> list[list[str]]:
    """Return what is mounted in a container: where from, where to, how."""
    return [each.split(":") for each in SERVICES[name].get("volumes", [])]


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert "privileged" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert service["pids_limit"] > 0
    writable = {source for source, _, *how in volumes(name) if how != ["ro"]}
    assert writable == WRITABLE.get(name, set())


def test_only_the_container_that_creates_the_passwords_runs_as_root_and_it_has_no_network() -> None:
    assert SERVICES["passwords"]["network_mode"] == "none"
    assert SERVICES["database"]["user"] == "postgres"
    last_stage = (ROOT / "Dockerfile").read_text("utf-8").rpartition("\nFROM ")[2]
    assert re.search(r"^USER isnad$", last_stage, re.MULTILINE)
    assert {name for name, each in SERVICES.items() if "build" in each} == {"prepare", "service"}
    assert not {name for name, each in SERVICES.items() if "build" in each and "user" in each}


def test_no_password_stands_in_the_file_and_each_container_sees_its_own_alone() -> None:
    values = [
        str(value)
        for each in SERVICES.values()
        for name, value in each.get("environment", {}).items()
        if "FILE" not in name
    ]
    assert [value for value in values if re.search(r"://[^/@]*:[^/@]*@", value)] == []
    assert not [name for each in SERVICES.values() for name in each.get("environment", {}) if name.endswith("PASSWORD")]
    seen = {name: {source for source, *_ in volumes(name) if source.endswith("password")} for name in SERVICES}
    assert seen == SEEN
    named = re.findall(r"/run/isnad/\w+/password", (ROOT / "docker-compose.yml").read_text("utf-8") + ROLES)
    assert set(named) == {"/run/isnad/owner/password", "/run/isnad/serving/password"}


def test_nothing_is_reached_from_beyond_this_machine() -> None:
    published = [port for each in SERVICES.values() for port in each.get("ports", [])]
    assert [port for port in published if not port.startswith("127.0.0.1:")] == []
    assert [name for name, each in SERVICES.items() if each.get("ports")] == ["service"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    for name in ("database", "prepare"):
        assert SERVICES[name]["networks"] == ["inside"]


def test_the_service_is_neither_the_superuser_nor_the_owner() -> None:
    serving = SERVICES["service"]["environment"]
    assert serving["DATABASE_URL"].startswith("postgresql://isnad@")
    assert not [name for name in serving if "MIGRATE" in name]
    assert SERVICES["prepare"]["environment"]["ISNAD_MIGRATE_DSN"].startswith("postgresql://isnad_owner@")
    assert "POSTGRES_USER" not in SERVICES["database"]["environment"]
    made = dict(re.findall(r"^create role (\w+) (.*);$", ROLES, re.MULTILINE))
    assert made == {"isnad_owner": "login password :'owner_password'", "isnad": "login password :'serving_password'"}
    assert "alter role postgres password null;" in ROLES
