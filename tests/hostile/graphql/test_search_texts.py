"""Searches for texts made by chance: each is answered or refused as a search that cannot be, and reads bounded work."""

import json
import random
from collections import Counter

import pytest

from schema.base.errors import TooCostly
from schema.build import core_schema
from schema.read.cost import SEARCHING
from schema.read.limits import Limits
from schema.request.request import RequestReader
from tests.hostile.asking import ask, posted
from tests.hostile.conftest import ROUNDS, Besieged
from tests.hostile.input.values import MARK, texts
from tests.hostile.promise import broken

QUERY = """query ($t: String!) {
  search(text: $t, first: 2) { totalCount edges { score node { __typename } highlights { text start end within } } }
  entities(search: $t, first: 2) { totalCount edges { matchedName { text } } }
}"""
PIECES = (
    '"', "*", "-", "−", " OR ", "OR", " ", "  ", "(", ")", "&", "|", "!", "<->",
    ":", ":*", "'", "\\", "%", "_", "~", "\t", "\n", "”", "«", "'a'",
    "في", "من", "العقوبات", "وبالعقوبات", "لوكاش", "Minsk", "sanctions", "the",
    "ab*", "ا*", '"في من"', "-روسيا", MARK, "1", "12,000", "١٢٬٠٠٠",
    "ﷺ", "ß", "İ", "ǅ", "\u0301", "\u0640", "\u064b", "\u200d", "\u202e",
    "中文", "ไทย", "日本", "🇱🇧", "👩‍👩‍👧", "\U0001d518", "\ufeff", "\x85",
)  # fmt: skip
PLANES = (
    (0x1, 0xD7FF),
    (0x600, 0x6FF),
    (0x400, 0x4FF),
    (0xE000, 0xFFFF),
    (0x10000, 0x1FFFF),
    (0x20000, 0x2FFFF),
    (0x30000, 0x10FFFF),
)
SLOW = (
    " OR ".join(f"{a}{b}*" for a in "اولمن" for b in "املنويتبكر"),
    '"' + "في " * 50 + '"',
    " ".join(["في", *(f"-{word}" for word in ("كلمة", "من", "روسيا") * 16)]),
    " OR ".join('"في من"' for _ in range(25)),
    " OR ".join(["وبالعقوبات"] * 50),
    "في " + " ".join(f"-zz{n}" for n in range(49)),
    "ال* " * 50,
    "a" * 1000,
    "aa*" * 333,
    '"' * 1000,
    "-" * 1000,
    "OR " * 333,
    "中" * 50,
    "\u0301" * 1000,
    "ﷺ" * 50,
)
ALLOWED = {"INVALID_SEARCH", "INVALID_TEXT", "TEXT_TOO_LONG", "MALFORMED_BODY"}


def text_by_chance(chance: random.Random) -> str:
    """Return a text of pieces that mean something to a search, or of letters of any plane; now and then a very long one."""
    length = chance.choice((1, 2, 4, 8, 16, 60, 1000))
    if chance.random() < 0.6:
        return "".join(chance.choices(PIECES, k=length))[:1000]
    begin, end = chance.choice(PLANES)
    return "".join(chr(chance.randint(begin, end)) for _ in range(length)).encode("utf-16", "replace").decode("utf-16")


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_any_text_is_searched_for_or_refused(besieged: Besieged, seed: int) -> None:
    chance, found, answered = random.Random(seed), Counter[str](), 0
    for text in (*SLOW, *texts(), *(text_by_chance(chance) for _ in range(1000))):
        answer = await ask(besieged.app, posted(repr(text[:200]), QUERY, {"t": text}))
        found.update(f"{text[:200]!r}: {fault}" for fault in broken(answer))
        told = json.loads(answer.body)
        answered += "errors" not in told
        codes = {error["extensions"]["code"] for error in told.get("errors", ())}
        found.update(f"{text[:200]!r}: {code}" for code in codes - ALLOWED)
    assert dict(found) == {}
    assert answered > 300


def cost_of(query: str) -> int:
    """Return what a document costs, as its refusal tells it where nothing is allowed."""
    with pytest.raises(TooCostly) as refused:
        RequestReader(core_schema(), Limits(cost=0)).read(query, None, {})
    asked = (refused.value.errors[0].extensions or {})["asked"]
    assert isinstance(asked, int)
    return asked


def test_a_search_counts_what_it_ranks_beside_its_page() -> None:
    found = "{ nodes { __typename } }"
    assert cost_of(f'{{ search(text: "a", first: 5) {found} }}') == SEARCHING + 1 + 5
    assert cost_of(f'{{ entities(search: "a", first: 5) {found} }}') == SEARCHING + 1 + 5
    assert cost_of(f"{{ entities(first: 5) {found} }}") == 1 + 5
    many = " ".join(f'a{n}: search(text: "a", first: 1) {found}' for n in range(30))
    with pytest.raises(TooCostly):
        RequestReader(core_schema(), Limits()).read(f"{{ {many} }}", None, {})


def test_a_long_text_counts_and_so_does_every_value_under_another_name() -> None:
    assert cost_of("{ articles(first: 5) { nodes { slug } } }") == 1 + 5
    assert cost_of("{ articles(first: 5) { nodes { slug slug: slug } } }") == 1 + 5
    assert cost_of("{ articles(first: 5) { nodes { body } } }") == 1 + 5 * 101
    assert cost_of("{ articles(first: 5) { nodes { a: slug b: __typename c: body } } }") == 1 + 5 * (1 + 1 + 1 + 100)
    assert cost_of("{ articles(first: 5) { nodes { disagreements { kind } } } }") == 1 + 5 * (1 + 1000 + 10)
    assert cost_of('{ search(text: "a b", first: 5) { edges { highlights { text } } } }') == 2001 + 5 * (200 + 10)
    bodies = " ".join(f"b{n}: body" for n in range(100))
    with pytest.raises(TooCostly):
        RequestReader(core_schema(), Limits()).read(f"{{ articles(first: 100) {{ nodes {{ {bodies} }} }} }}", None, {})
