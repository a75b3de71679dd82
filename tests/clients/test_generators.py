"""Generators of clients: each makes one from the running service's description, and the client asks a real question."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.clients.generators.pythons import check_installed, run
from tests.clients.packages import GENERATORS, node, tool

ASKED = GENERATORS / "asked"
QUESTION = "/v1/quotes?kind=DIRECT,PARTIAL&first=2&totalCount=true"

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the clients are asked by, and the packages of npm."""
    made = tmp_path / "a client"
    shutil.copytree(ASKED, made)
    (made / "node_modules").symlink_to(GENERATORS / "node_modules", target_is_directory=True)
    (made / "package.json").write_text('{"type": "commonjs"}')
    return made


def compiled_and_asked(folder: Path, service: str, script: str) -> str:
    """Compile what was made, strictly, with what asks it; run that and return what it prints."""
    settings = json.loads((folder / "tsconfig.json").read_text())
    (folder / "tsconfig.json").write_text(json.dumps(settings | {"include": [f"{script}.ts"]}))
    tool("typescript", "bin/tsc", "--project", "tsconfig.json", cwd=folder, of=GENERATORS)
    return node(folder / "built" / f"{script}.js", cwd=folder, env={"SERVICE": service})


def of_hey_api(folder: Path, service: str) -> str:
    arguments = ("--input", f"{service}/openapi.json", "--output", "hey", "--silent")
    tool("@hey-api/openapi-ts", "bin/run.js", *arguments, cwd=folder, of=GENERATORS)
    return compiled_and_asked(folder, service, "ask-hey")


def of_orval(folder: Path, service: str) -> str:
    env = {"SERVICE": service}
    tool("orval", "dist/bin/orval.mjs", "--config", "orval.config.mjs", cwd=folder, env=env, of=GENERATORS)
    return compiled_and_asked(folder, service, "ask-orval")


def asked_in_python(folder: Path, service: str, script: str) -> str:
    """Run what asks a client in Python, and return what it prints."""
    return run("python", script, cwd=folder, service=service)


def of_openapi_python_client(folder: Path, service: str) -> str:
    check_installed()
    said = run("openapi-python-client", "generate", "--url", f"{service}/openapi.json", "--meta", "none", cwd=folder)
    assert "ERROR" not in said
    return asked_in_python(folder, service, "ask_openapi_python_client.py")


def of_openapi_generator(folder: Path, service: str) -> str:
    check_installed()
    source = ("-i", f"{service}/openapi.json", "-g", "python", "-o", ".")
    parts = (
        "--global-property",
        "models,apis,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false,apiTests=false",
    )
    run("openapi-generator-cli", "generate", *source, *parts, cwd=folder)
    return asked_in_python(folder, service, "ask_openapi_generator.py")


def of_datamodel_code_generator(folder: Path, service: str) -> str:
    check_installed()
    (folder / "openapi.json").write_bytes(httpx2.get(f"{service}/openapi.json").content)
    source = ("--input", "openapi.json", "--input-file-type", "openapi", "--output", "isnad_models.py")
    run("datamodel-codegen", *source, "--output-model-type", "pydantic_v2.BaseModel", cwd=folder)
    return asked_in_python(folder, service, "ask_datamodel_code_generator.py")


GENERATED: tuple[Callable[[Path, str], str], ...] = (
    of_hey_api,
    of_orval,
    of_openapi_python_client,
    of_openapi_generator,
    of_datamodel_code_generator,
)


@pytest.mark.parametrize("client", GENERATED, ids=lambda each: each.__name__)
def test_a_client_that_is_generated_asks_a_question_and_understands_the_answer(
    client: Callable[[Path, str], str], folder: Path, service: str
) -> None:
    page: Any = httpx2.get(service + QUESTION).json()
    said = json.loads(client(folder, service))
    assert said == {
        "total": page["totalCount"],
        "quotes": [[quote["speaker"] and quote["speaker"]["name"], quote["text"]] for quote in page["nodes"]],
    }
    assert len(said["quotes"]) == 2
