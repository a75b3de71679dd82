"""The pages of the documentation are held to the code: settings, commands, addresses, modules, queries, links."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from cyclopts import App
from graphql import parse, validate
from pydantic.fields import FieldInfo

from schema.build import core_schema
from service.app.routes import ENDPOINTS
from service.cli.cli import app
from service.environment import names
from service.settings import Settings
from tests.support.house import code_map
from tests.support.service.asking import client_of

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def rows(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the table of a page whose head begins with ``heading``."""
    lines = iter((ROOT / page).read_text().splitlines())
    for line in lines:
        if line.startswith(heading):
            break
    next(lines)
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def blocks(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(), re.DOTALL)


def default_of(info: FieldInfo) -> str:
    """Return a default as the table tells it; one that is reckoned is told in words."""
    if info.default_factory is not None:
        assert isinstance(info.json_schema_extra, dict)
        return str(info.json_schema_extra["default"])
    return "unset" if info.default is None else str(info.default)


def test_the_table_of_settings_is_what_the_code_has() -> None:
    documented = {name: (default, text) for name, default, text in rows("docs/settings.md", "| name | default")}
    real = {}
    for field, name in names().items():
        info = Settings.model_fields[field]
        real[f"`{name}`"] = (default_of(info), info.description)
    assert documented == real


def commands() -> dict[str, App]:
    """Return every command by its name, those of a command with commands by all on the way to them."""

    def below(parent: App, way: str) -> dict[str, App]:
        inner = [each for each in parent if not each.startswith("-")]
        if not inner:
            return {way: parent}
        return {name: found for each in inner for name, found in below(parent[each], f"{way} {each}".strip()).items()}

    return below(app, "")


def test_every_command_is_documented_and_no_other() -> None:
    documented = {re.sub(r"`isnad ([a-z -]*[a-z]).*`", r"\1", row[0]) for row in rows("docs/cli.md", "| command")}
    assert documented == set(commands())


def test_every_option_of_every_command_is_documented_and_no_other() -> None:
    documented = {row[0].strip("`"): set(re.findall(r"`([\w -]+)`", row[1])) for row in rows("docs/cli.md", "| option")}
    real: dict[str, set[str]] = {"--help": set(), "--version": {"isnad"}}
    for command, called in commands().items():
        for argument in called.assemble_argument_collection(parse_docstring=False):
            for name in argument.names:
                if name.startswith("--"):
                    real.setdefault(name, set()).add(command)
    assert documented == real


def test_every_exit_code_is_documented() -> None:
    from_docs = {row[0] for row in rows("docs/cli.md", "| exit code")}
    assert from_docs == {"0", "1", "2", "3"}


def test_every_address_is_documented_and_no_other() -> None:
    documented = {row[0].strip("`") for row in rows("docs/operations.md", "| address")}
    assert documented == {"/", *ENDPOINTS.values()}


def test_the_code_map_is_what_packages_and_modules_say_of_themselves() -> None:
    if "ISNAD_REWRITE_MAP" in os.environ:
        code_map.rewrite()
    assert code_map.written() == code_map.code_map()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_table_of_a_page_is_whole(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)
    for table in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
        head, line, *body = table.splitlines()
        assert re.fullmatch(r"\|(\s*:?-+:?\s*\|)+", line), f"a row without a head, after an empty line: {head}"
        assert body, f"a table without a row: {head}"
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, f"rows with more cells than the head has: {head}"


def test_every_decision_is_in_the_index_under_its_title() -> None:
    index = (ROOT / "docs/decisions/README.md").read_text().splitlines()
    pages = sorted(ROOT.glob("docs/decisions/2*.md"))
    titles = {page.name: page.read_text().splitlines()[0].removeprefix("# ") for page in pages}
    assert [f"- {name[:10]}: [{title}]({name})" for name, title in titles.items()] == index[4:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file_and_a_heading_in_it(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)
    for target, _, anchor in re.findall(r"\]\(([^)#\s]*)(#([^)\s]+))?\)", text):
        if target.startswith("http"):
            continue
        to = page.parent / target if target else page
        assert to.exists(), target
        assert not anchor or to.suffix != ".md" or anchor in anchors_of(to), f"{target}#{anchor}"


def anchors_of(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_path_of_the_architecture_page_is_there() -> None:
    said = code_map.PAGE.read_text()
    before, recipes = said.partition(code_map.MARK)[0], said.partition(code_map.END)[2]
    named = set(re.findall(r"(?<![\w/])((?:db|schema|service|editorial)(?:/[a-z_]+)+)(?![\w/.<*])", before + recipes))
    assert len(named) > 20
    assert sorted(each for each in named if not any((ROOT / (each + end)).exists() for end in ("", ".py"))) == []


async def answer_of(dsn: str, query: str) -> Any:
    """Ask the service itself."""
    async with client_of(dsn) as client:
        return (await client.post("/graphql", json={"query": query})).json()


async def test_the_query_of_the_readme_has_the_answer_of_the_readme(seeded_dsn: str) -> None:
    (query,) = blocks(ROOT / "README.md", "graphql")
    (answer,) = blocks(ROOT / "README.md", "json")
    assert await answer_of(seeded_dsn, query) == json.loads(answer)


ASKED = [
    pytest.param(query, shown, id=f"{page.stem}-{number}")
    for page in sorted((ROOT / "docs").glob("*.md"))
    for number, (query, shown) in enumerate(
        re.findall(r"```graphql\n(.*?)```(?:\n\n```json\n(.*?)```)?", page.read_text(), re.DOTALL), 1
    )
    if not query.lstrip().startswith(("subscription", "fragment", "mutation"))
]

MUTATIONS = [
    pytest.param(query, id=f"{page.stem}-{number}")
    for page in sorted((ROOT / "docs").glob("*.md"))
    for number, query in enumerate(re.findall(r"```graphql\n(mutation.*?)```", page.read_text(), re.DOTALL), 1)
]


@pytest.mark.parametrize("query", MUTATIONS)
def test_every_mutation_of_a_page_is_one_of_the_schema(query: str) -> None:
    assert validate(core_schema(), parse(query)) == []


@pytest.mark.parametrize(("query", "shown"), ASKED)
async def test_every_query_of_a_page_runs_and_has_the_answer_that_stands_below_it(
    seeded_dsn: str, query: str, shown: str
) -> None:
    answer = await answer_of(seeded_dsn, query)
    assert "errors" not in answer
    assert all(value is not None for value in answer["data"].values())
    if shown:
        assert answer == json.loads(shown)
