"""The house as its checks see it: floors, rooms, modules, and every import between them."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[3]
FLOORS = ("editorial", "db", "schema", "service")
"""From the bottom to the top."""


@dataclass(frozen=True, slots=True)
class Import:
    """An import of ``module`` by ``by``, and whether a function hides it."""

    by: str
    module: str
    in_function: bool


def files() -> dict[str, Path]:
    """Return the file of each module of ours, by its dotted name."""
    found = {}
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            if "node_modules" not in path.parts:
                found[name_of(path)] = path
    return found


def name_of(path: Path) -> str:
    """Return the dotted name of a file's module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_in(source: str, by: str, known: Iterable[str] = ()) -> Iterator[Import]:
    """Yield what a module imports, wherever in it: in functions and under ``TYPE_CHECKING`` too.

    ``from a import b`` is an import of ``a.b`` where that is one of the ``known`` modules.
    """
    modules = set(known)

    def walk(node: ast.AST, *, in_function: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(by, each.name, in_function) for each in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{by} imports relatively"
                for each in child.names:
                    inner = f"{child.module}.{each.name}"
                    yield Import(by, inner if inner in modules else str(child.module), in_function)
            is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from walk(child, in_function=in_function or is_function)

    yield from walk(ast.parse(source), in_function=False)


def all_imports(modules: Mapping[str, Path]) -> list[Import]:
    """Return every import in these modules."""
    return [each for name, path in modules.items() for each in imports_in(path.read_text("utf-8"), name, modules)]


def room_of(module: str, modules: Mapping[str, Path]) -> str:
    """Return the room that a module is in: its package, or itself where it lies flat on its floor."""
    if modules[module].name == "__init__.py":
        return module
    package, _, _ = module.rpartition(".")
    return module if package in FLOORS else package


def circle_in(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the names along one circle of a graph; empty if there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return [str(each) for each in error.args[1]]
    return []


def arrows_between(imports: Iterable[Import], modules: Mapping[str, Path]) -> dict[str, set[str]]:
    """Return which modules each module imports."""
    arrows: dict[str, set[str]] = {name: set() for name in modules}
    for each in imports:
        if each.module in modules and each.module != each.by:
            arrows[each.by].add(each.module)
    return arrows


def rooms_between(arrows: Mapping[str, Iterable[str]], modules: Mapping[str, Path]) -> dict[str, set[str]]:
    """Return which rooms each room imports from, its own left out, and that of a whole floor, which holds nothing."""
    between: dict[str, set[str]] = {}
    for by, imported in arrows.items():
        room = room_of(by, modules)
        others = {room_of(each, modules) for each in imported} - {room, *FLOORS}
        between.setdefault(room, set()).update(others)
    return between
