"""Each floor knows only the ones below it, no import goes in a circle, and only some floors know some libraries."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.house.house import (
    FLOORS,
    ROOT,
    Import,
    all_imports,
    arrows_between,
    circle_in,
    files,
    imports_in,
    room_of,
    rooms_between,
)

FILES = files()
IMPORTS = all_imports(FILES)
ARROWS = arrows_between(IMPORTS, FILES)

TESTS = ROOT / "tests"
TEST_FILES = [path for path in TESTS.rglob("*.py") if "node_modules" not in path.parts and path.name != "__init__.py"]

_TYPE = re.compile("[A-Z][A-Za-z]*[a-z][A-Za-z]*")
"""The name of a type: a constant has no small letters."""

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
"""Libraries that are the business of some floors alone."""

ALLOWED = {
    ("service.app.health", "asyncpg"),  # asks the pool itself, and tells its faults
}
"""Exceptions, each with its reason; one that nobody uses any more is a fault."""

ONE_DOOR = {"structlog": "service.plain_structlog"}
"""Libraries that one module imports for all others, which says why."""

FULL = 12
"""Modules that a room holds at most."""

LARGER = {
    "db.catalog": 15,  # a module for each type of the schema
    "service.commands": 99,  # a module for each command
}
"""Rooms that hold more, each with its reason."""

LAZY = "schema.types.reference"
"""GraphQL's types refer to each other in circles; this module alone names them before they are there."""


STATEMENT = re.compile(
    r"\s*(select|insert|update|delete|with|create|alter|drop|grant|truncate|copy|set)\b", re.IGNORECASE
)
FORMATTED = {
    "db.postgres.embedded": "the name of the embedded database, a constant",
    "db.write.write": "names of tables and columns, which db.item.table describes",
}
"""Modules that format statements, each with what is formatted into them."""


def floor_of(module: str) -> str:
    """Return the first part of a dotted name."""
    return module.split(".")[0]


def test_every_floor_has_modules_to_look_at() -> None:
    assert {floor_of(each) for each in FILES} == set(FLOORS)


def test_no_module_imports_from_a_floor_above_it_nor_a_library_of_another_floor() -> None:
    found = set()
    for each in IMPORTS:
        own, other = floor_of(each.by), floor_of(each.module)
        is_above = other in FLOORS and FLOORS.index(other) > FLOORS.index(own)
        if is_above or own not in ALONE.get(other, {own}) or other in ("tests", "benchmarks"):
            found.add((each.by, other))
    assert found == ALLOWED


def test_no_import_hides_in_a_function() -> None:
    assert [each for each in IMPORTS if each.in_function] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle_in({**ARROWS, LAZY: set[str]()}) == []


def test_no_rooms_import_each_other_in_a_circle() -> None:
    assert circle_in(rooms_between(ARROWS, FILES)) == []


def test_a_room_holds_no_more_than_somebody_can_look_over() -> None:
    held = Counter(room_of(name, FILES) for name, path in FILES.items() if path.name != "__init__.py")
    assert {room: size for room, size in held.items() if size > LARGER.get(room, FULL)} == {}


def test_hardly_anything_lies_flat_on_a_floor() -> None:
    flat = [name for name in FILES if name.count(".") == 1 and FILES[name].name != "__init__.py"]
    assert max(Counter(map(floor_of, flat)).values()) <= FULL


def test_a_folder_of_tests_holds_no_more_modules_than_a_room() -> None:
    held = Counter(path.parent.relative_to(TESTS).as_posix() for path in TEST_FILES)
    assert {folder: size for folder, size in held.items() if size > FULL} == {}


def test_tests_of_a_floor_lie_in_rooms_that_the_floor_has() -> None:
    folders = {path.parent.relative_to(TESTS) for path in TEST_FILES}
    of_floors = {folder.as_posix() for folder in folders if folder.parts and folder.parts[0] in FLOORS}
    rooms = {room_of(name, FILES).replace(".", "/") for name in FILES} - set(FLOORS)
    assert {floor_of(each.replace("/", ".")) for each in of_floors} == set(FLOORS)
    assert sorted(of_floors - rooms) == []


def test_beside_the_rooms_of_tests_lie_only_tests() -> None:
    flat = {path.name for path in TEST_FILES if path.parent == TESTS and not path.name.startswith("test_")}
    assert flat == {"conftest.py"}


def test_a_class_name_stands_for_one_thing() -> None:
    """A GraphQL type has the name that callers know, and may share it with the record that it shows."""
    named: dict[str, list[str]] = defaultdict(list)
    for module, path in FILES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not _is_graphql(node):
                named[node.name].append(module)
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}
    aliases = {name: module for module, path in FILES.items() for name in _aliases(path)}
    assert {name: (module, named[name]) for name, module in aliases.items() if name in named} == {}


def _aliases(path: Path) -> Iterator[str]:
    """Yield the names of types that a module defines without a class."""
    for node in ast.parse(path.read_text("utf-8")).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        yield from (each.id for each in targets if isinstance(each, ast.Name) and _TYPE.fullmatch(each.id))


def _is_graphql(node: ast.ClassDef) -> bool:
    return any(ast.unparse(each).startswith("strawberry.") for each in node.decorator_list)


def test_the_domain_needs_no_database_no_network_and_no_loop() -> None:
    heavy = {"asyncio", "socket", "http", "urllib", "subprocess", "asyncpg", "os"}
    assert [each for each in IMPORTS if floor_of(each.by) == "editorial" and floor_of(each.module) in heavy] == []


@pytest.mark.parametrize(("library", "door"), ONE_DOOR.items())
def test_some_libraries_are_imported_by_one_module_alone(library: str, door: str) -> None:
    assert {each.by for each in IMPORTS if floor_of(each.module) == library} == {door}


def test_no_statement_is_formatted() -> None:
    """A statement is a literal, literals joined, read from a file of ours, or made by ``db.sql.sql``."""
    formatted = set()
    for module, path in FILES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            first = node.values[0] if isinstance(node, ast.JoinedStr) else None
            if isinstance(first, ast.Constant) and STATEMENT.match(str(first.value)):
                formatted.add(module)
    assert formatted == set(FORMATTED)


def test_waivers_of_the_check_for_sql_are_for_the_database_floor_and_for_literals_alone() -> None:
    waived = {name: text for name, path in FILES.items() if "S608" in (text := path.read_text("utf-8"))}
    assert {floor_of(name) for name in waived} == {"db"}
    assert [name for name, text in waived.items() if "LiteralString" not in text] == []


def test_one_module_alone_names_types_before_they_are_there() -> None:
    lazy = {
        name
        for name, path in FILES.items()
        if re.search(r"strawberry\.lazy|import_module|__import__", path.read_text())
    }
    assert lazy == {LAZY}


def test_an_import_in_a_function_or_for_types_only_is_seen() -> None:
    source = "if TYPE_CHECKING:\n    from a import b\ndef f():\n    async def g():\n        import c.d\n"
    assert list(imports_in(source, "x", ["a.b"])) == [Import("x", "a.b", False), Import("x", "c.d", True)]


def test_a_circle_is_found_and_named() -> None:
    assert sorted(set(circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}))) == ["a", "b", "c"]
    assert circle_in({"a": {"b"}, "b": set[str]()}) == []
