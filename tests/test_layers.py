"""Each layer knows only the ones below it: service, schema, db, editorial; and only some of them know some libraries."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BELOW = {
    "editorial": set[str](),
    "db": {"editorial"},
    "schema": {"db", "editorial"},
    "service": {"schema", "db", "editorial"},
}
"""What each layer may import of ours, beside itself."""

ALONE = {
    "asyncpg": {"db"},
    "alembic": {"db"},
    "sqlalchemy": {"db"},
    "graphql": {"schema", "service"},
    "strawberry": {"schema"},
    "starlette": {"service"},
    "uvicorn": {"service"},
    "cyclopts": {"service"},
}
"""Libraries that are the business of some layers alone."""

ALLOWED = {
    ("service/health.py", "asyncpg"),  # asks the pool itself, and tells its faults
}
"""Exceptions, each with its reason; one that nobody uses any more is a fault."""

ONE_DOOR = {"structlog": "service/plain_structlog.py"}
"""Libraries that one module imports for all others, which says why."""

FILES = sorted(path for layer in BELOW for path in (ROOT / layer).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Yield the first part of the name of every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield str(node.module).split(".")[0]


def trespasses(path: Path) -> set[tuple[str, str]]:
    """Return what a file imports though its layer may not."""
    name = path.relative_to(ROOT).as_posix()
    layer = name.split("/")[0]
    found = set()
    for module in imported(path):
        of_ours = module in BELOW and module != layer and module not in BELOW[layer]
        of_others = module in ALONE and layer not in ALONE[module]
        if of_ours or of_others or module in ("tests", "benchmarks"):
            found.add((name, module))
    return found


@pytest.mark.parametrize("layer", BELOW)
def test_every_layer_has_files_to_look_at(layer: str) -> None:
    assert any(path.is_relative_to(ROOT / layer) for path in FILES)


def test_no_file_imports_from_a_layer_above_it_nor_a_library_of_another_layer() -> None:
    assert {each for path in FILES for each in trespasses(path)} == ALLOWED


def test_the_domain_needs_no_database_no_network_and_no_loop() -> None:
    heavy = {"asyncio", "socket", "http", "urllib", "subprocess", "asyncpg", "os"}
    pure = [path for path in FILES if path.is_relative_to(ROOT / "editorial")]
    assert {(path.name, module) for path in pure for module in imported(path) if module in heavy} == set()


@pytest.mark.parametrize(("library", "door"), ONE_DOOR.items())
def test_some_libraries_are_imported_by_one_module_alone(library: str, door: str) -> None:
    importing = [path.relative_to(ROOT).as_posix() for path in FILES if library in imported(path)]
    assert importing == [door]
