"""The code map of ``docs/architecture.md``, made from the docstrings of packages and modules: ``make map`` writes it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.house.house import FLOORS, ROOT

PAGE = ROOT / "docs" / "architecture.md"
MARK = "## Code map\n"
END = "## Recipes\n"
"""What follows on the code map in the page."""


def first_paragraph(path: Path) -> str:
    """Return what a module says of itself, in one line."""
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(said.split("\n\n")[0].split("\n"))


def rooms_of(floor: str) -> Iterator[tuple[Path, list[Path]]]:
    """Yield every package of a floor, the floor itself first, each with its modules."""
    for init in sorted((ROOT / floor).rglob("__init__.py"), key=lambda path: path.parent.parts):
        if "node_modules" not in init.parts:
            modules = sorted(path for path in init.parent.glob("*.py") if path != init)
            yield init, modules


def code_map() -> str:
    """Return the code map as Markdown."""
    parts = [MARK, "Made from the docstrings by `make map`.\n"]
    for floor in reversed(FLOORS):
        for init, modules in rooms_of(floor):
            room = init.parent.relative_to(ROOT).as_posix()
            parts.append(f"### `{room}/`\n\n{first_paragraph(init)}\n")
            if modules:
                rows = "".join(f"| `{path.stem}` | {first_paragraph(path)} |\n" for path in modules)
                parts.append(f"| module | |\n| --- | --- |\n{rows}")
    return "\n".join(parts) + "\n"


def written() -> str:
    """Return the page's own code map."""
    return MARK + PAGE.read_text("utf-8").partition(MARK)[2].partition(END)[0]


def rewrite() -> None:
    """Write the code map into the page."""
    before, _, rest = PAGE.read_text("utf-8").partition(MARK)
    PAGE.write_text(before + code_map() + END + rest.partition(END)[2], "utf-8")
