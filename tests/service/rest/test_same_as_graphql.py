"""REST answers what GraphQL answers: the same values, orders, names and nulls, on every resource and page by page."""

import json
import re
from typing import Any

import httpx2
import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from schema.build import core_schema
from schema.resource.resource import AnswerForm, Resource, all_resources
from service.parameters.addresses import Addresses
from service.parameters.rest_request import ResourceRequest, read_request
from tests.service.rest.seed_names import Names

SCHEMA = core_schema()
ADDRESSES = Addresses(all_resources())
ROOTS = [
    each
    for each in all_resources()
    if each.form is AnswerForm.PAGE
    and len(each.way) == 1
    and each.way[0] != "duplicates"
    and not any(parameter.is_required for parameter in each.parameters)
]
"""The lists of things that have ids: pairs of duplicates have none."""

MORE = (
    "/v1/articles?orderBy=SLUG_ASC&language=ar&mentions={entity/belarus}&publishedFrom=2025-12-13T12:00:00%2B03:00",
    "/v1/articles?status=USABLE&publishedTo=2030-01-01T00:00:00Z&labelLanguage=ar",
    "/v1/articles?publisher={entity/belta}",
    "/v1/articles/{article/belarus-potash-sanctions}?asOf=2035-01-01T00:00:00Z",
    "/v1/articles/{article/belarus-potash-sanctions}/claims?asOf=2035-01-01T00:00:00Z&first=5",
    "/v1/articles/{article/belarus-potash-sanctions}",
    "/v1/articles/{article/belarus-potash-sanctions}/entities?first=50&labelLanguage=be",
    "/v1/entities?kind=PERSON,PLACE&article={article/belarus-potash-sanctions}&first=100",
    "/v1/entities/{entity/john-coale}?labelLanguage=ar",
    "/v1/quotes?speaker={entity/john-coale}&via={entity/belta}&role=RELAYED_BY&kind=DIRECT,PARTIAL",
    "/v1/quotes?sourceKind=NAMED&language=ar&said=2025-12&first=100&article={article/belarus-potash-sanctions}",
    "/v1/claims?status=UNVERIFIED,DISPUTED&kind=FACT&claimant={entity/john-coale}",
    "/v1/claims?via={entity/belta}&about={entity/belarus}&relationType=CONTRADICTS",
    "/v1/events?participant={entity/john-coale}&status=OCCURRED&overlaps=2025&certainty=CERTAIN",
    "/v1/events?place={entity/minsk}&article={article/belarus-potash-sanctions}&labelLanguage=ar",
    "/v1/timeline?entity={entity/john-coale}&overlaps=2025-12&certainty=POSSIBLE",
    "/v1/timeline?overlaps=2025-12-12/2025-12-13&status=OCCURRED,PLANNED&place={entity/minsk}",
    "/v1/search?text=Belarus&first=100&language=en&types=ENTITY,EVENT&totalCount=true&labelLanguage=ar",
    "/v1/lookup/entity?name=%D8%A8%D9%8A%D9%84%D8%A7%D8%B1%D9%88%D8%B3%D9%8A%D8%A7",
    "/v1/nodes?ids={quote/lifting-and-releasing},00000000-0000-0000-0000-000000000000,{claim/fifty-prisoners-freed},"
    "{event/coale-meets-lukashenko-december-2025},{mention/belarus:مينسك#1}",
)


def selection(kind: object, value: Any, variables: dict[str, str]) -> str:
    """Return the selection that asks GraphQL for the keys of a value that REST answered, and for no other."""
    if is_leaf_type(kind):
        return ""
    examples = [item for item in value if item] if isinstance(value, list) else [value] if value else []
    if not isinstance(kind, GraphQLObjectType):
        by_type = {each["__typename"]: each for each in examples}
        inner = [f"... on {name} {selection(SCHEMA.get_type(name), each, variables)}" for name, each in by_type.items()]
        return "{ " + " ".join(inner) + " }"
    keys: dict[str, list[Any]] = {}
    for each in examples:
        for key, below in each.items():
            keys.setdefault(key, []).extend(below if isinstance(below, list) else [below])
    return (
        "{ "
        + " ".join(field(kind, key, below, variables) for key, below in keys.items() or {"__typename": []}.items())
        + " }"
    )


def field(kind: GraphQLObjectType, key: str, below: list[Any], variables: dict[str, str]) -> str:
    if key == "__typename":
        return key
    definition = kind.fields[key]
    given = (
        [f'language: "{variables["labelLanguage"]}"']
        if "language" in definition.args and "labelLanguage" in variables
        else []
    )
    given += [f"type: {variables['relationType']}"] if "type" in definition.args and "relationType" in variables else []
    arguments = f"({', '.join(given)})" if given else ""
    named = get_named_type(definition.type)
    inner = "" if is_leaf_type(named) else selection(named, [item for item in below if item] or [{}], variables)
    return f"{key}{arguments} {inner or ('' if is_leaf_type(named) else '{ __typename }')}".strip()


async def by_graphql(client: httpx2.AsyncClient, asked: ResourceRequest, answer: dict[str, Any]) -> Any:
    """Ask GraphQL for what REST has answered, in a document of its own that is made from the keys of the answer."""
    resource = asked.resource
    kind = get_named_type(resource.answer.kind)
    value = (
        answer["nodes"]
        if resource.form is AnswerForm.LIST
        else {k: v for k, v in answer.items() if k not in ("next", "previous")}
    )
    types = [name for name, members in resource.answer.members.items() if members]
    inner = selection(SCHEMA.get_type(types[0]) if len(types) == 1 else kind, value, dict(asked.given))
    if len(types) == 1 and resource.answer.is_abstract:
        inner = f"{{ ... on {types[0]} {inner} }}"
    variables = {name: value for name, value in asked.variables.items() if name in used_at_root(resource)}
    declared = {item.variable.name.value: item for item in resource.operation.variable_definitions or ()}
    signature = ", ".join(f"${name}: {declared_type(declared[name])}" for name in variables)
    body = document_around(resource, inner, variables)
    query = f"query ({signature}) {body}" if signature else f"query {body}"
    reply = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in reply, (query, reply)
    found = reply["data"]
    for key in resource.way:
        found = found[key]
    return found


def declared_type(item: Any) -> str:
    node, wrap = item.type, "{}"
    while hasattr(node, "type"):
        wrap = wrap.replace("{}", "{}!") if node.kind == "non_null_type" else wrap.replace("{}", "[{}]")
        node = node.type
    return wrap.replace("{}", node.name.value)


PAGE = ("first", "after", "last", "before")


def used_at_root(resource: Resource) -> set[str]:
    return {each.way[0] for each in resource.parameters} - {"totalCount", "cursors", "labelLanguage", "relationType"}


def document_around(resource: Resource, inner: str, variables: dict[str, Any]) -> str:
    """Return the fields on the way to what a resource answers, with their arguments, around a selection."""
    page = {name: f"${name}" for name in PAGE if name in variables}
    others = {name: f"${name}" for name in variables if name not in PAGE}
    if resource.way[0] in ("article", "entity"):
        name = next(each for each in others if each != "asOf")
        as_of = {"asOf": "$asOf"} if "asOf" in others else {}
        others = as_of | {"by": f"${name}" if name in ("article", "entity") else f"{{ {name}: ${name} }}"}
    ends = [others | page] if len(resource.way) == 1 else [others, page]
    text = inner
    for key, arguments in reversed(list(zip(resource.way, ends, strict=True))):
        given = ", ".join(f"{name}: {value}" for name, value in arguments.items())
        if key == "node" and len(resource.way) > 1:
            (owner,) = re.findall(r"\.\.\. on (\w+) \{\s+" + resource.way[1], resource.text)
            text = f"{{ ... on {owner} {text} }}"
        text = f"{{ {key}{f'({given})' if given else ''} {text} }}"
    return text


@pytest.mark.parametrize("example", [*(each.example for each in all_resources()), *MORE])
async def test_a_resource_answers_what_graphql_answers(example: str, rest: httpx2.AsyncClient, names: Names) -> None:
    url = names.request(example)
    answer = await rest.get(url)
    path, _, query = url.partition("?")
    asked = read_request(ADDRESSES.find(httpx2.URL("http://x" + path).raw_path), query.encode())
    if answer.status_code == 404:
        assert example.startswith(("/v1/lookup/article", "/v1/utterances/"))
        return
    assert answer.status_code == 200, answer.text
    found = answer.json()
    if asked.resource.name == "listNodes":  # fields of the same name and other types: GraphQL takes them one by one
        await compare_nodes(rest, asked, found["nodes"])
        return
    other = await by_graphql(rest, asked, found)
    ours = (
        found["nodes"]
        if asked.resource.form is AnswerForm.LIST
        else {k: v for k, v in found.items() if k not in ("next", "previous")}
    )
    assert json.dumps(ours) == json.dumps(other), "values, nulls, and the order of everything"


async def compare_nodes(client: httpx2.AsyncClient, asked: ResourceRequest, nodes: list[Any]) -> None:
    ids = asked.variables["ids"]
    assert isinstance(ids, list)
    assert len(nodes) == len(ids)
    for wanted, node in zip(ids, nodes, strict=True):
        inner = selection(SCHEMA.get_type("Node"), [node] if node else [], {})
        query = f'{{ node(id: "{wanted}") {inner if node else "{ __typename }"} }}'
        reply = (await client.post("/graphql", json={"query": query})).json()
        assert json.dumps(reply["data"]["node"]) == json.dumps(node)


async def ids_by_graphql(rest: httpx2.AsyncClient, name: str, id_: str) -> list[str]:
    """Return the ids of everything in a list, in its order."""
    query = f"query ($after: String) {{ {name}(first: 100, after: $after) {{ edges {{ cursor node {{ {id_} }} }} }} }}"
    found: list[str] = []
    after = None
    while True:
        reply = await rest.post("/graphql", json={"query": query, "variables": {"after": after}})
        edges = reply.json()["data"][name]["edges"]
        if not edges:
            return found
        found += [edge["node"][id_] for edge in edges]
        after = edges[-1]["cursor"]


@pytest.mark.parametrize("resource", ROOTS, ids=lambda each: each.name)
async def test_pages_forwards_and_backwards_give_every_item_once_in_graphqls_order(
    resource: Resource, rest: httpx2.AsyncClient
) -> None:
    key = resource.items
    id_ = "nodeId" if resource.way[0] == "changes" else "id"
    wanted = await ids_by_graphql(rest, resource.way[0], id_)
    for start, turn in ((f"{resource.address}?first=4", "next"), (f"{resource.address}?last=4", "previous")):
        found: list[str] = []
        address: str | None = start
        while address:
            answer = await rest.get(address)
            page = answer.json()
            ids = [(item.get("node") or item)[id_] for item in page[key]]
            found = found + ids if turn == "next" else ids + found
            rel = {"next": "next", "previous": "prev"}[turn]
            address = page[turn]
            assert (f'<{address}>; rel="{rel}"' in answer.headers["link"]) == (address is not None)
        assert found == wanted
