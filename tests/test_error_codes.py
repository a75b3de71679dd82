"""Every code that a caller can see is told in the documents, once, with the status that it is answered with."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for layer in ("editorial", "db", "schema", "service") for path in (ROOT / layer).rglob("*.py"))
CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")


def class_codes() -> list[tuple[str, str]]:
    """Return the exceptions of the product that have a code, with it."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ClassDef):
                continue
            for line in node.body:
                target = line.targets[0] if isinstance(line, ast.Assign) else getattr(line, "target", None)
                value = getattr(line, "value", None)
                if isinstance(target, ast.Name) and target.id == "code" and isinstance(value, ast.Constant):
                    found.append((node.name, str(value.value)))
    return found


def documented(page: str) -> list[str]:
    """Return the codes that begin a row of a table of a page."""
    return re.findall(r"^\| `([A-Z_0-9]+)` ", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE)


def test_the_codes_of_exceptions_are_unlike_one_another_and_shaped_alike() -> None:
    codes = class_codes()
    assert len(codes) > 25
    assert [code for code, times in Counter(code for _, code in codes).items() if times > 1] == []
    assert [code for _, code in codes if not CODE.fullmatch(code) and code != "TOO_DEEP"] == []


@pytest.mark.parametrize(("name", "code"), class_codes())
def test_every_code_is_documented_on_one_page(name: str, code: str) -> None:
    pages = [page for page in ("errors.md", "bundle.md") if code in documented(page)]
    assert len(pages) == 1, f"{name} has the code {code}"


@pytest.mark.parametrize("page", ["errors.md", "bundle.md"])
def test_no_page_documents_a_code_that_is_never_answered(page: str) -> None:
    source = "\n".join(path.read_text("utf-8") for path in SOURCES)
    assert [code for code in documented(page) if f'"{code}"' not in source] == []


@pytest.mark.parametrize("page", ["errors.md", "bundle.md"])
def test_no_page_documents_a_code_twice(page: str) -> None:
    assert [code for code, times in Counter(documented(page)).items() if times > 1] == []
