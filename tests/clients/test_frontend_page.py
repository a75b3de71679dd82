"""The page for frontends: every block of it is compiled and run against the service, as a developer would paste it."""

import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.clients.packages import FOLDER, said_by, tool

ROOT = FOLDER.parents[1]
PAGE = (ROOT / "docs" / "frontend.md").read_text()
ADDRESS = "127.0.0.1:8000"
SLUG = "belarus-potash-sanctions"
NOT_RUN = {"sh"}

QUOTES = """
{ quotes(first: 100, filter: { kind: [DIRECT, PARTIAL] }) { nodes { text } }
  entity(by: { name: "John Coale" }) { quotes(first: 100) { nodes { text } } }
  timeline(first: 100, filter: { overlaps: "2025" }) { edges { certainty node { title(language: "en") } } } }
"""


def files(page: str) -> dict[str, str]:
    """Return the files of a page by their names: told in a block's first line, or of JSON in the line before it."""
    found = {}
    for before, language, block in re.findall(r"([^\n]*)\n\n```(\w+)\n(.*?)```", page, re.DOTALL):
        if language in NOT_RUN:
            continue
        named = re.match(r"// (\S+)\n", block) or re.search(r"`([^`]+)`:$", before)
        assert named, f"a block without the name of its file: {block[:60]}"
        found[named[1]] = block
    return found


def build(project: Path, url: str) -> None:
    """Lay every file of the page into a project; generate, compile and put them together as a team does it."""
    for name, text in files(PAGE).items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text.replace(ADDRESS, urlsplit(url).netloc))
    shutil.copy(ROOT / "schema" / "schema.graphql", project)
    shutil.copytree(FOLDER / "frontend", project, dirs_exist_ok=True)
    tool("@graphql-codegen/cli", "esm/bin.js", "--errors-only", cwd=project)
    tool("relay-compiler", "cli.js", "relay.config.json", cwd=project)
    tool("typescript", "bin/tsc", "--project", "tsconfig.json", cwd=project)
    said_by("bundle.cjs", cwd=project)


def texts(nodes: list[dict[str, str]]) -> list[str]:
    return [node["text"] for node in nodes]


def test_every_block_of_the_page_has_the_name_of_its_file() -> None:
    assert len(files(PAGE)) >= 10
    assert PAGE.count("```") == 2 * (len(files(PAGE)) + PAGE.count("```sh"))


def plain_fetch_gives_lines_and_refusals_with_their_codes(said: Any) -> None:
    assert len(said["latest"]) == 3
    assert all(": " in line for line in said["latest"])
    assert said["refused"] == {"isRefused": True, "codes": ["DOCUMENT_INVALID"]}


def the_body_is_whole_from_right_to_left_and_its_quotes_are_marked(said: Any) -> None:
    markup, article = said["markup"], said["article"]
    assert markup.startswith('<article lang="ar" dir="rtl">')
    shown = re.search(r"<div[^>]*>(.*)</div>", markup, re.DOTALL)
    assert shown
    assert unescaped(re.sub(r"</?mark[^>]*>", "", shown[1])) == article["body"]
    marked = {unescaped(text) for text in re.findall(r"<mark[^>]*>(.*?)</mark>", markup, re.DOTALL)}
    body = article["body"].encode("utf-16-le")
    spans = [span for quote in article["quotes"]["nodes"] for span in quote["spans"]]
    alone = [span for span in spans if not any(overlap(span, other) for other in spans if other is not span)]
    assert len(alone) > 5
    for span in alone:
        assert body[2 * span["utf16Start"] : 2 * span["utf16End"]].decode("utf-16-le") in marked
    assert 'title="John Coale → Belta"' in markup


def overlap(one: dict[str, int], other: dict[str, int]) -> bool:
    return one["utf16Start"] < other["utf16End"] and other["utf16Start"] < one["utf16End"]


def unescaped(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def pressing_more_to_the_end_shows_every_quote_once(said: Any, known: Any, client: str) -> None:
    expected = known["quotes"] if client == "apollo" else known["entity"]["quotes"]
    assert texts(said[client]["seen"]) == texts(expected["nodes"])
    assert said[client]["presses"] >= 1
    assert {(quote["lang"], quote["dir"]) for quote in said[client]["seen"]} == {("ar", "auto")}
    assert "John Coale" in said[client]["titles"]
    assert said["errors"] == []


def urql_pages_through_the_timeline(said: Any, known: Any) -> None:
    edges = known["timeline"]["edges"]
    assert len(said["timeline"]) == len(edges) > 3
    for line, edge in zip(said["timeline"], edges, strict=True):
        assert line.endswith(edge["node"]["title"])
        assert ("?: " in line) is (edge["certainty"] == "POSSIBLE")


def every_change_after_a_cursor_is_told_once_by_both_ways(said: Any) -> None:
    for way in ("ws", "events"):
        assert said["followed"][way]["told"] == said["followed"][way]["known"]
        assert len(said["followed"][way]["told"]) > 10
    assert "cursor" in said["refusedCursor"]
    assert said["refusedCursor"] == said["refusedCursorByEvents"]
    assert len(said["watched"]) == 3
    assert all(line.startswith(("UPSERT Quote: ", "UPSERT Claim: ")) for line in said["watched"])


@pytest.mark.slow
def test_every_block_of_the_page_does_what_it_says_as_it_stands(project: Path, url: str) -> None:
    build(project, url)
    said = said_by("page.cjs", SLUG, cwd=project)
    known = httpx2.post(url, json={"query": QUOTES}).json()["data"]
    plain_fetch_gives_lines_and_refusals_with_their_codes(said)
    the_body_is_whole_from_right_to_left_and_its_quotes_are_marked(said)
    for client in ("apollo", "relay"):
        pressing_more_to_the_end_shows_every_quote_once(said, known, client)
    urql_pages_through_the_timeline(said, known)
    every_change_after_a_cursor_is_told_once_by_both_ways(said)
