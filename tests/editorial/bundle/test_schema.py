"""The JSON Schema of a bundle: valid itself, and of one mind with the checker on keys, types and what must be there."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from editorial.bundle.bundle import bundle_json_schema
from editorial.bundle.check import BundleRefused, check_bundle
from editorial.bundle.source import read_source
from tests.editorial.bundle.bundle_cases import CASES, Case, base, changed

SEED = Path(__file__).parents[3] / "seeds" / "belarus-potash-sanctions" / "bundle.yaml"
SCHEMA = bundle_json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
OF_SHAPE = ("UNKNOWN_KEY", "WRONG_TYPE", "MISSING_KEY", "NOT_ALLOWED", "UNKNOWN_FORMAT_VERSION")
"""What both the schema and the checker refuse; what spans several keys is the checker's alone."""
OF_SEVERAL_KEYS = ("quotes[0].exact", "quotes[0].chain[1]")


def objects(part: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema of an object with named keys, with its place."""
    if isinstance(part, dict):
        if "properties" in part:
            yield where or "Bundle", part
        for name, inner in part.items():
            yield from objects(inner, f"{where}/{name}")


def is_refused(data: Any) -> bool:
    """Return whether the checker refuses a bundle."""
    try:
        check_bundle(json.dumps(data), file="b", read_text=str)
    except BundleRefused:
        return True
    return False


def test_the_schema_is_a_schema_of_draft_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_the_schema_accepts_the_seed() -> None:
    data = read_source(SEED.read_bytes(), str(SEED)).data
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


def test_the_schema_accepts_the_bundle_that_the_cases_change() -> None:
    assert VALIDATOR.is_valid(base())
    assert not is_refused(base())


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.code in OF_SHAPE and (case.code, case.path) not in
     [("MISSING_KEY", path) for path in OF_SEVERAL_KEYS]],
    ids=lambda case: f"{case.code} {case.path}",
)  # fmt: skip
def test_the_schema_refuses_what_the_checker_refuses_for_its_shape(case: Case) -> None:
    data = changed(case.path, case.put)
    assert not VALIDATOR.is_valid(data)
    assert is_refused(data)


@pytest.mark.parametrize("where", [name for name, _ in objects(SCHEMA)])
def test_every_mapping_refuses_keys_that_it_does_not_name(where: str) -> None:
    part = dict(objects(SCHEMA))[where]
    assert part["additionalProperties"] is False


@pytest.mark.parametrize(("where", "part"), list(objects(SCHEMA)), ids=[name for name, _ in objects(SCHEMA)])
def test_every_key_and_every_mapping_has_a_description(where: str, part: dict[str, Any]) -> None:
    assert part.get("description"), where
    assert [name for name, field in part["properties"].items() if not field.get("description")] == []
