"""TypeScript: code generation gives the same from the file and from the service, and a strict client compiles and runs."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    get_named_type,
    is_leaf_type,
    specified_scalar_types,
)

from schema.build import core_schema
from tests.clients.packages import FOLDER, said_by, tool

PRINTED = FOLDER.parents[1] / "schema" / "schema.graphql"
ROOTS = {"query": core_schema().query_type, "subscription": core_schema().subscription_type}


def document_of(name: str, field: GraphQLField, kind: str) -> str:
    """Return an operation with one root field, all its arguments as variables, every leaf two levels deep."""
    variables = ", ".join(f"${each}: {argument.type}" for each, argument in field.args.items())
    arguments = ", ".join(f"{each}: ${each}" for each in field.args)
    of_root = f"{name}({arguments})" if arguments else name
    head = f"{kind} Every_{kind}_{name}({variables})" if variables else f"{kind} Every_{kind}_{name}"
    return f"{head} {{ {of_root} {_leaves(get_named_type(field.type), 2)} }}"


def _leaves(kind: Any, depth: int) -> str:
    if not isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        return "" if is_leaf_type(kind) else "{ __typename }"
    chosen = ["__typename"]
    for name, field in kind.fields.items():
        of_field = get_named_type(field.type)
        if is_leaf_type(of_field):
            chosen.append(name)
        elif depth and not field.args:
            chosen.append(f"{name} {_leaves(of_field, depth - 1)}")
    return f"{{ {' '.join(chosen)} }}"


def generate(project: Path, url: str) -> None:
    """Generate the types of a project from the file and from the running service, and compile it."""
    shutil.copytree(FOLDER / "typed", project, dirs_exist_ok=True)
    documents = "\n".join(
        f"graphql(`{document_of(name, field, kind)}`);"
        for kind, root in ROOTS.items()
        if root
        for name, field in root.fields.items()
    )
    (project / "documents.ts").write_text(f'import {{ graphql }} from "./sdl/gql";\n{documents}\n')
    command = ("@graphql-codegen/cli", "esm/bin.js")
    tool(*command, "--errors-only", cwd=project, env={"SDL": str(PRINTED), "URL": url})
    tool("typescript", "bin/tsc", "--project", "tsconfig.json", cwd=project)


def types_of(folder: Path) -> dict[str, str]:
    """Return what was generated, without the comments: of scalars the generator writes them from a file only."""
    return {
        path.name: re.sub(r" */\*\*.*?\*/\n?", "", path.read_text(), flags=re.DOTALL) for path in folder.rglob("*.ts")
    }


def the_types_are_the_same_from_the_file_and_from_the_service(generated: Path) -> None:
    from_file, from_service = types_of(generated / "sdl"), types_of(generated / "introspected")
    assert {"types.ts", "graphql.ts", "gql.ts"} <= from_file.keys()
    assert from_file == from_service


def every_scalar_of_ours_is_mapped_and_none_is_any(generated: Path) -> None:
    types = (generated / "sdl" / "types.ts").read_text()
    ours = [
        name
        for name, kind in core_schema().type_map.items()
        if isinstance(kind, GraphQLScalarType) and name not in specified_scalar_types
    ]
    assert {"DateTime", "Date", "EDTF", "Language", "URL"} <= set(ours)
    for name in ours:
        assert f"{name}: {{ input: string; output: string; }}" in types
    assert ": any" not in types


def a_strict_client_of_the_root_fields_runs(generated: Path, url: str) -> None:
    said = said_by("built/client.js", url, cwd=generated)
    assert said["direction"] == "RTL"
    assert said["same"]["revision"]["number"] == 1
    assert said["entity"]["name"] == "John Coale"
    assert said["entity"]["id"] in [each["id"] for each in said["entities"]["nodes"]]
    assert said["words"] == said["quote"]["text"]
    assert said["version"] >= 1
    assert said["claims"]["nodes"]
    assert {edge["node"]["__typename"] for edge in said["search"]["edges"]} <= {"Quote", "Claim"}
    assert said["search"]["edges"][0]["highlights"]
    assert said["timeline"]["edges"][0]["certainty"] == "CERTAIN"


@pytest.mark.slow
def test_a_strict_client_is_generated_compiled_and_run(project: Path, url: str) -> None:
    generate(project, url)
    the_types_are_the_same_from_the_file_and_from_the_service(project)
    every_scalar_of_ours_is_mapped_and_none_is_any(project)
    a_strict_client_of_the_root_fields_runs(project, url)


def test_the_reference_implementations_16_and_17_read_the_printed_schema(url: str) -> None:
    sixteen, seventeen = (said_by("reference.cjs", package, str(PRINTED), url) for package in ("graphql", "graphql-17"))
    assert sixteen.pop("version").startswith("16.")
    assert seventeen.pop("version").startswith("17.")
    for said in (sixteen, seventeen):
        assert said["problems"] == []
        assert said["isOneOf"] == {"ArticleBy": True, "EntityBy": True}
        assert said["introspectedIsPrinted"]
