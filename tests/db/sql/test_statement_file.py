"""Fixed statements of more than a few lines lie in files, which say what they do; templates and pieces stay in Python."""

import ast
import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from db.sql.statement_file import read_statement
from tests.support.house.house import ROOT, files

LONGEST = 6
"""Lines of a fixed statement that may stand in a module."""

WIDTH = 124
"""The longest line of a file."""

STATEMENT = re.compile(r"\s*(select|insert|update|delete|with|create|alter|drop|grant|truncate|copy)\b")
PLACEHOLDER = re.compile(r"(?<!\{)\{[a-z_]+\}")
PARAMETER = re.compile(r"\$\d+")

PIECES = {
    "db.lookup.candidates": "the candidates that fit exactly, one part of a join with the references",
    "db.settle.changed_fields": "one part of a union, whose other parts are composed",
}
"""Modules with one long literal that looks like a statement but is a piece of one, each with what it is."""

STATEMENT_FILES = sorted(path for path in (ROOT / "db").glob("*/sql/*.sql") if path.parts[-3] != "migrations")
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in files().items()}


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts of a module, except docstrings and texts that are joined to others."""
    outside: set[ast.expr] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp):
            outside |= {node.left, node.right}
        elif isinstance(node, ast.Expr):
            outside.add(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in outside:
            yield node


def lines_of(literal: ast.Constant) -> int:
    """Return how many lines a text has, or how many it takes up in the module if it is written in several parts."""
    text = str(literal.value).strip()
    return text.count("\n") + 1 if "\n" in text else (literal.end_lineno or literal.lineno) - literal.lineno + 1


def is_long_statement(literal: ast.Constant) -> bool:
    """Return whether a text is a fixed statement that is too long for a module."""
    text = str(literal.value)
    return bool(STATEMENT.match(text)) and not PLACEHOLDER.search(text) and lines_of(literal) > LONGEST


def statements_read(tree: ast.AST) -> Iterator[str]:
    """Yield the names of the files from which a module, or a part of one, reads statements."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "read_statement":
            yield ast.literal_eval(node.args[0])


def parts_of(text: str) -> tuple[str, str]:
    """Return the comment at the beginning of a file, and the statement below it."""
    lines = text.splitlines(keepends=True)
    comment = list(takewhile(lambda line: line.startswith("--"), lines))
    return "".join(comment), "".join(lines[len(comment) :])


def test_a_long_statement_that_is_fixed_lies_in_a_file() -> None:
    found = [name for name, tree in TREES.items() for literal in literals(tree) if is_long_statement(literal)]
    assert found == list(PIECES)


LONG = "select\n1,\n2,\n3,\n4,\n5,\n6"
SHORT = LONG.removesuffix(",\n6")
TEMPLATE = LONG.replace("6", "{piece}")
ARRAY = LONG.replace("6", "'{}'")


@pytest.mark.parametrize(
    ("source", "is_too_long"),
    [
        (f'A = """\n{LONG}\n"""', True),
        (f'A = """\n{SHORT}\n"""', False),
        (f'A = sql("""\n{ARRAY}\n""")', True),
        (f'A = sql("""\n{TEMPLATE}\n""", piece=B)', False),
        (f'A = """\n{LONG}""" + B', False),
        ('A = (\n"select"\n" 1,"\n" 2,"\n" 3,"\n" 4,"\n" 5,"\n" 6"\n)', True),
        (f'def f():\n    """\n{LONG}\n    """', False),
    ],
)
def test_a_long_statement_is_found_and_nothing_else(source: str, is_too_long: bool) -> None:
    assert any(map(is_long_statement, literals(ast.parse(source)))) is is_too_long


def test_every_file_is_read_by_a_module_of_its_room_and_by_no_other() -> None:
    read = {(module.split(".")[1], name) for module, tree in TREES.items() for name in statements_read(tree)}
    rooms = {path: path.parts[-3] for path in STATEMENT_FILES}
    assert read == {(room, f"{room}/{path.stem}") for path, room in rooms.items()}


@pytest.mark.parametrize("path", STATEMENT_FILES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_file_begins_with_what_its_statement_does_and_what_each_parameter_is(path: Path) -> None:
    comment, statement = parts_of(path.read_text("utf-8"))
    assert re.fullmatch(r"-- [A-Z](.|\n-- )*\.\n", comment)
    assert set(PARAMETER.findall(comment)) == set(PARAMETER.findall(statement))


@pytest.mark.parametrize("path", STATEMENT_FILES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_the_files_are_formatted_alike(path: Path) -> None:
    comment, statement = parts_of(path.read_text("utf-8"))
    lines = statement.splitlines()
    indents = {len(line) - len(line.lstrip()) for line in lines}
    assert STATEMENT.match(lines[0])
    assert statement == "".join(line.rstrip() + "\n" for line in lines if line.strip())
    assert 0 in indents
    assert {indent % 4 for indent in indents} == {0}
    assert max(map(len, (comment + statement).splitlines())) <= WIDTH


def test_a_file_is_read_when_its_module_is_imported_and_not_for_each_request() -> None:
    functions = [
        node
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    ]
    assert [name for function in functions for name in statements_read(function)] == []


def test_a_statement_is_read_without_the_comment_above_it() -> None:
    text = read_statement("load/find_events")
    assert text.startswith("select k.key as requested")
    assert text.endswith("any($1::text[])")


def test_a_comment_within_a_statement_stays() -> None:
    assert " -- a copy's snapshot" in read_statement("read/check_for_changes")
