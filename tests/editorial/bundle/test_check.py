"""Checking a bundle: every problem at once, each with its code, its place, what was found and what is nearest."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.bundle.check import BundleRefused, check_bundle
from editorial.bundle.source import read_source
from editorial.model.problem import Problem
from tests.editorial.bundle.bundle_cases import CASES, Case, base, changed

SEED = Path(__file__).parents[3] / "seeds" / "belarus-potash-sanctions"
ARTICLE = (SEED / "article.txt").read_text("utf-8")


def as_yaml(data: Any) -> str:
    """Write a bundle in YAML."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def as_json(data: Any) -> str:
    """Write a bundle in JSON."""
    return json.dumps(data, indent=1, ensure_ascii=False)


WRITTEN: dict[str, Callable[[Any], str]] = {"yaml": as_yaml, "json": as_json}


def no_file(name: str) -> str:
    """Have no file beside the bundle."""
    raise FileNotFoundError(2, "No such file or directory", name)


def problems(text: str | bytes, read_text: Callable[[str], str] = no_file) -> tuple[Problem, ...]:
    """Return all that is wrong with a bundle."""
    with pytest.raises(BundleRefused) as refused:
        check_bundle(text, file="b.yaml", read_text=read_text)
    return refused.value.problems


def place(text: str, at: str, written: str) -> tuple[int, int]:
    """Return where a key or value stands that is found by its words; ``{…`` is the mapping that begins with that value."""
    word = re.escape(at.removeprefix("{"))
    (*_, found) = re.finditer(rf"""(?<![^ \n])(["']?){word}\1(:|,?$)""", text, re.MULTILINE)
    offset = found.start()
    if at.startswith("{"):
        line = text.rindex("\n", 0, offset) + 1 if "\n" in text[:offset] else 0
        offset = (
            text.rindex("{", 0, offset)
            if written == "json"
            else line + len(text[line:]) - len(text[line:].lstrip("- "))
        )
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


@pytest.mark.parametrize("written", WRITTEN)
def test_the_bundle_that_the_cases_change_has_no_problem(written: str) -> None:
    reading = check_bundle(WRITTEN[written](base()), file="b.yaml", read_text=no_file).reading
    assert [quote.text for quote in reading.quotes] == ["very fruitful"]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.path}")
def test_a_problem_says_what_is_wrong_where_it_stands_and_what_is_nearest(case: Case, written: str) -> None:
    text = WRITTEN[written](changed(case.path, case.put))
    (problem,) = problems(text)
    assert (problem.code, problem.path, problem.file) == (case.code, case.told_of or case.path, "b.yaml")
    assert (problem.line, problem.column) == place(text, case.at or str(case.put), written)
    assert (problem.value, problem.nearest) == (str(case.put) if case.value == "" else case.value, case.nearest)
    assert problem.message


@pytest.mark.parametrize("written", WRITTEN)
def test_many_problems_are_reported_at_once_in_the_order_of_the_file(written: str) -> None:
    data = base()
    data["claims"][0]["exact"] = "The talks are"
    data["claims"][0]["about"] = ["coal"]
    data["quotes"][0]["chain"] = [{"role": "TOLD_TO", "entity": "koale", "position": 2}]
    data["entities"].append({"key": "Bad Key", "kind": "MAN", "names": [{"text": "x"}], "wikidata": "17"})
    data["events"][0]["when"] = {"expression": "يوم الأحد"}
    data["provenance"]["sate"] = "DRAFT"
    data["clams"] = []
    found = problems(WRITTEN[written](data))
    assert [(problem.code, problem.path) for problem in found] == [
        ("UNKNOWN_KEY", "provenance.sate"),
        ("MALFORMED_VALUE", "entities[1].key"),
        ("NOT_ALLOWED", "entities[1].kind"),
        ("MISSING_KEY", "entities[1].names[0].language"),
        ("MALFORMED_VALUE", "entities[1].wikidata"),
        ("UNKNOWN_KEY", "clams"),
    ]
    del data["provenance"]["sate"]
    found = problems(WRITTEN[written](data))
    assert [(problem.code, problem.path) for problem in found] == [
        ("MALFORMED_VALUE", "entities[1].key"),
        ("NOT_ALLOWED", "entities[1].kind"),
        ("MISSING_KEY", "entities[1].names[0].language"),
        ("MALFORMED_VALUE", "entities[1].wikidata"),
        ("CHAIN_POSITION_GAP", "quotes[0].chain[0]"),
        ("UNKNOWN_REFERENCE", "quotes[0].chain[0].entity"),
        ("EXPRESSION_NOT_FOUND", "events[0].when.expression"),
        ("SPAN_NOT_FOUND", "claims[0].exact"),
        ("UNKNOWN_REFERENCE", "claims[0].about[0]"),
        ("UNKNOWN_KEY", "clams"),
    ]
    places = [(problem.line, problem.column) for problem in found]
    assert all(earlier <= later for earlier, later in pairwise(places))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("isnad: 1\narticle: {}\nisnad: 1\nprovenance: {}", (3, 1)),
        ('{"isnad": 1,\n "article": {"slug": "a", "slug": "b"}}', (2, 27)),
        ("isnad: 1\narticle:\n  slug: a\n  slug: b\n  slug: c", (5, 3)),
    ],
)
def test_a_key_that_occurs_twice_in_a_mapping_is_reported_once_at_its_last_place(
    text: str, at: tuple[int, int]
) -> None:
    assert [(each.line, each.column) for each in problems(text) if each.code == "DUPLICATE_KEY"] == [at]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_character_that_cannot_be_kept_is_refused_at_its_text(written: str) -> None:
    for path in ("provenance.asserted_by", "article.headline", "article.body", "quotes[0].exact"):
        text = WRITTEN[written](changed(path, "a\0b"))
        (problem,) = problems(text)
        assert (problem.code, problem.path, problem.value) == ("MALFORMED_VALUE", path, "a\0b")
        assert "U+0000" in problem.message


@pytest.mark.parametrize("written", WRITTEN)
def test_a_file_with_the_text_that_is_not_utf_8_is_refused_where_it_is_named(written: str) -> None:
    text = WRITTEN[written](changed("article", {"slug": "a", "language": "en", "body_file": "latin.txt"}))
    (problem,) = problems(text, lambda name: b"caf\xe9".decode())
    assert (problem.code, problem.value) == ("BODY_UNREADABLE", "latin.txt")
    assert (problem.line, problem.column) == place(text, "latin.txt", written)


def test_the_nearest_words_of_the_key_of_an_ill_shaped_item_can_be_printed() -> None:
    data = changed("entities[1]", {"key": "\ud800koale"})
    data["quotes"][0]["chain"][0]["entity"] = "koale"
    found = problems(json.dumps(data))
    assert [problem.nearest for problem in found if problem.code == "UNKNOWN_REFERENCE"] == ["\\ud800koale"]


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
    max_leaves=5,
)
DATA: Any = read_source((SEED / "bundle.yaml").read_bytes(), "seed").data


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value of the data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(way for step, each in inner for way in paths(each, (*path, step)))][0 if path else 1 :]


WAYS = paths(DATA)


def told(text: str) -> tuple[Problem, ...]:
    """Return the problems of a bundle that may have some; a bundle that is refused has."""
    try:
        check_bundle(text, file="b.json", read_text=lambda name: ARTICLE)
    except BundleRefused as refused:
        return refused.problems or pytest.fail("refused without a problem")
    return ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(WAYS), st.sampled_from(["drop", "replace", "add"]), JSONS, st.text(st.characters()), st.booleans()
)
def test_a_changed_seed_can_only_fail_the_check_with_problems_that_have_a_place(
    way: tuple[str | int, ...], change: str, value: Any, name: str, is_ascii: bool
) -> None:
    data = json.loads(json.dumps(DATA))
    inner: Any = data
    for step in way[:-1]:
        inner = inner[step]
    if change == "drop":
        del inner[way[-1]]
    elif change == "replace" or isinstance(inner, list):
        inner[way[-1]] = value
    else:
        inner[name] = value
    for problem in told(json.dumps(data, ensure_ascii=is_ascii)):
        assert problem.line >= 1
        assert problem.column >= 1
        assert f"{problem}".encode()
