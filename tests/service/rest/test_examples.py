"""The examples of the resources are what the service answers. With ISNAD_REWRITE_EXAMPLES=1 they are written anew."""

import json
import os
from pathlib import Path

import httpx2
import pytest

from schema.resource.example import all_examples
from schema.resource.resource import Resource, all_resources
from tests.service.rest.seed_names import Names

FOLDER = Path(__file__).parents[3] / "schema" / "resources" / "examples"
REWRITE = os.environ.get("ISNAD_REWRITE_EXAMPLES") == "1" and not os.environ.get("CI")


@pytest.mark.parametrize("resource", all_resources(), ids=lambda each: each.name)
async def test_an_example_is_what_the_service_answers(
    resource: Resource, rest: httpx2.AsyncClient, names: Names
) -> None:
    answer = await rest.get(names.request(resource.example))
    found = {
        "request": names.request(resource.example, is_stable=True),
        "status": answer.status_code,
        "answer": names.kept(answer.json()),
    }
    path = FOLDER / f"{resource.name}.json"
    if REWRITE:
        path.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    assert found == json.loads(path.read_text()), "write it anew: make examples"


def test_every_example_belongs_to_a_resource_and_shows_something() -> None:
    assert sorted(all_examples()) == sorted(each.name for each in all_resources())
    empty = [
        name for name, each in all_examples().items() if [] in (each.answer.get("nodes"), each.answer.get("edges"))
    ]
    elsewhere = ["listDuplicates", "listQuoteSameUtterance", "listQuoteUtteranceCandidates", "listUtterances"]
    assert sorted(empty) == ["listArticleDisagreements", *elsewhere], (
        "the seed is one article of one annotator, who agrees with herself, and candidates are for those who may see drafts"
    )
    assert {name for name, each in all_examples().items() if each.status != 200} == {"findArticle", "getUtterance"}
