"""Relay: its compiler takes the schema as it is, and its runtime pages and refetches over the service."""

import json
import shutil
from pathlib import Path
from typing import Any

import httpx2
import pytest
from graphql import GraphQLInterfaceType

from schema.build import core_schema
from tests.clients.packages import FOLDER, NodeFailed, said_by, tool

PRINTED = FOLDER.parents[1] / "schema" / "schema.graphql"
SOURCE = FOLDER / "relay"
NODE = core_schema().type_map["Node"]
assert isinstance(NODE, GraphQLInterfaceType)
NODE_TYPES = sorted(kind.name for kind in core_schema().get_possible_types(NODE))

ONE_OF_EACH = """
{ articles(first: 1) { nodes { __typename id revision { __typename id } mentions(first: 1) { nodes { __typename id } } } }
  entities(first: 1) { nodes { __typename id } }
  quotes(first: 1) { nodes { __typename id } }
  claims(first: 1) { nodes { __typename id } }
  events(first: 1) { nodes { __typename id reports { __typename id } } } }
"""


def documents_of_every_type() -> str:
    """Return a refetchable fragment of every type that has an id."""
    return "\n".join(
        f'graphql`fragment each_{name} on {name} @refetchable(queryName: "each{name}Query") {{ id __typename }}`;'
        for name in NODE_TYPES
    )


@pytest.fixture(scope="module")
def compiled(project: Path) -> Path:
    """The project, its documents compiled by Relay's compiler."""
    (project / "src").mkdir()
    shutil.copy(PRINTED, project / "schema.graphql")
    for name in ("relay.config.json", "environment.js", "paging.js", "refetch.js"):
        shutil.copy(SOURCE / name, project / name)
    shutil.copy(SOURCE / "quotes.js", project / "src" / "quotes.js")
    (project / "src" / "each.js").write_text(f'import {{ graphql }} from "relay-runtime";\n{documents_of_every_type()}')
    tool("relay-compiler", "cli.js", "relay.config.json", cwd=project)
    return project


def test_the_compiler_takes_the_schema_as_it_is(compiled: Path) -> None:
    made = {path.name.removesuffix(".graphql.js") for path in (compiled / "src" / "__generated__").iterdir()}
    assert made >= {"quotes_list", "quotesPageQuery", "quotesNodeQuery", "quotesAnnotationQuery", "quotesEntityQuery"}
    assert made >= {f"each{name}Query" for name in NODE_TYPES}


def test_a_one_of_input_is_a_union_to_the_compiler(compiled: Path) -> None:
    artifact = (compiled / "src" / "__generated__" / "quotesEntityQuery.graphql.js").read_text()
    assert (
        "export type EntityBy = {|\n  id: string,\n  key?: empty,\n  name?: empty,\n  wikidata?: empty,\n|} |"
        in artifact
    )


def test_the_compiler_refuses_what_the_schema_does_not_have(compiled: Path) -> None:
    wrong = compiled / "src" / "wrong.js"
    wrong.write_text("graphql`query wrongQuery { quotes(first: 1) { nodes { words } } }`;")
    try:
        with pytest.raises(NodeFailed, match="no field `words`"):
            tool("relay-compiler", "cli.js", "relay.config.json", "--validate", cwd=compiled)
    finally:
        wrong.unlink()


def test_the_runtime_pages_forwards_and_backwards_and_has_every_item_once(compiled: Path, url: str) -> None:
    said = said_by("paging.js", url, cwd=compiled)
    ids = said["forwards"]["ids"]
    assert len(ids) == len(set(ids)) == said["totalCount"] > 10
    assert said["forwards"]["pages"] == said["backwards"]["pages"] == -(-len(ids) // 4)
    assert said["backwards"]["ids"] == said["byNodes"] == ids
    assert said["spoken"]["pages"] == len(set(said["spoken"]["ids"])) == len(said["spoken"]["ids"]) > 1
    assert said["spoken"]["isAnnotation"] is False
    assert said["quote"] == {"type": "Quote", "isSpeaker": False}
    assert said["annotation"] == said["refetched"] != {}


async def test_every_type_that_has_an_id_is_refetched_by_it(compiled: Path, url: str) -> None:
    async with httpx2.AsyncClient() as client:
        answer = (await client.post(url, json={"query": ONE_OF_EACH})).json()
    ids = dict(_ids(answer["data"]))
    assert len(ids) >= 8
    assert said_by("refetch.js", url, json.dumps(ids), cwd=compiled) == {
        name: {"id": id_, "__typename": name} for name, id_ in ids.items()
    }


def _ids(value: Any) -> Any:
    if isinstance(value, dict) and "__typename" in value:
        yield value["__typename"], value["id"]
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _ids(each)
