"""Texts that are no bundle are recognised, and answered with a bundle that can be loaded."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.bundle.bundle import Bundle
from editorial.bundle.check import BundleRefused, check_bundle
from editorial.job import CheckBundle
from editorial.manuscript.manuscript import Manuscript, manuscript_in
from editorial.model.problem import Problem
from tests.editorial.bundle.bundle_cases import base
from tests.editorial.bundle.test_check import as_json, as_yaml, no_file

PROSE = "Mara Lind said: “We stay.”\nThe port is shut."
HTML = "<!DOCTYPE html><html><body><p>قال مصدر: لا نعرف</p><p>ثم غادر</p></body></html>"
MARKDOWN = "# The port\n\nMara Lind said: no.\n"

TEXTS = [
    (PROSE, Manuscript.TEXT),
    ("One sentence", Manuscript.TEXT),
    ("Dateline: Rome\nThe port said: it is: shut", Manuscript.TEXT),
    ("قال مصدر: لا نعرف\nثم غادر", Manuscript.TEXT),
    ("“Quoted: words", Manuscript.TEXT),
    ("* not an alias\n@ nor a tag", Manuscript.TEXT),
    ("a\x0cb", Manuscript.TEXT),
    (HTML, Manuscript.HTML),
    ("<p>One</p>\n<p>Two: three</p>", Manuscript.HTML),
    ("<?xml version='1.0'?><html/>", Manuscript.HTML),
    (MARKDOWN, Manuscript.MARKDOWN),
    ("The port\n========\n\nIt is shut.", Manuscript.MARKDOWN),
    ("---\ntitle: The port\n---\nIt is **shut**.", Manuscript.MARKDOWN),
    ("- one\n- two", Manuscript.MARKDOWN),
    ("See [the port](https://example.org).", Manuscript.MARKDOWN),
    ("", Manuscript.EMPTY),
    ("\ufeff \n", Manuscript.EMPTY),
]


def refused(text: str | bytes, file: str = "desk/strike.txt") -> tuple[Problem, ...]:
    """Return the problems of what is no bundle."""
    with pytest.raises(BundleRefused) as caught:
        check_bundle(text, file=file, read_text=no_file)
    return caught.value.problems


def bundle_in(message: str) -> str:
    """Return the bundle that a message shows."""
    return "".join(line[4:] + "\n" for line in message.splitlines() if line.startswith("    "))


@pytest.mark.parametrize(("text", "kind"), TEXTS)
def test_a_text_is_recognised_and_is_the_only_problem(text: str, kind: Manuscript) -> None:
    assert manuscript_in(text, Bundle.model_fields) is kind
    (problem,) = refused(text)
    assert (problem.code, problem.line, problem.column, problem.path) == ("NOT_A_BUNDLE", 1, 1, "")
    assert problem.message.startswith("this is ")
    assert "YAML" not in problem.message


@pytest.mark.parametrize(
    ("file", "kind", "step", "names"),
    [
        ("port-strike/article.txt", PROSE, "beside this file, as bundle.yaml", "port-strike article.txt"),
        ("desk/Strike 3.txt", PROSE, "Save the text, one paragraph per line, as article.txt", "strike-3 article.txt"),
        ("strike.txt", PROSE, "beside this file, as strike.bundle.yaml", "strike strike.txt"),
        ("strike.html", HTML, "Save its words without tags or marks", "strike strike.txt"),
        ("note.md", MARKDOWN, "as note.txt, and write a bundle beside it, as note.bundle.yaml", "note note.txt"),
        ("desk/bundle.yaml", PROSE, "Save the text, one paragraph per line, as article.txt", "desk article.txt"),
        ("إضراب.txt", PROSE, "beside this file", "drb إضراب.txt"),
    ],
)
def test_the_bundle_in_the_answer_can_be_loaded_as_it_is(file: str, kind: str, step: str, names: str) -> None:
    (problem,) = refused(kind, file)
    assert step in problem.message
    slug, body_file = names.split()
    asked: list[str] = []

    def read_text(name: str) -> str:
        asked.append(name)
        return PROSE

    reading = check_bundle(bundle_in(problem.message), file="bundle.yaml", read_text=read_text).reading
    assert (reading.article.slug, asked) == (slug, [body_file])
    assert reading.article.language == ("ar" if kind == HTML else "en")


@pytest.mark.parametrize("text", [PROSE, HTML, MARKDOWN])
def test_a_text_that_was_sent_is_answered_with_a_bundle_that_has_a_place_for_it(text: str) -> None:
    with pytest.raises(BundleRefused) as caught:
        CheckBundle(text, "bundle").run()
    (problem,) = caught.value.problems
    assert "body_file" not in problem.message
    assert CheckBundle(bundle_in(problem.message), "bundle").run().reading.article.body


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("isnad: 1\narticle: [", "SYNTAX"),
        ("entities:\n  - key: a\n   kind: PERSON", "SYNTAX"),
        ("# a comment\nquotes: &a []", "SYNTAX"),
        ("key: 1", "UNKNOWN_FORMAT_VERSION"),
        ('{"isnad": ', "SYNTAX"),
        ("[1, 2]", "WRONG_TYPE"),
        ("17", "WRONG_TYPE"),
        (b"\xff\xfei\x00s\x00", "SYNTAX"),
    ],
)
def test_a_bundle_with_a_fault_stays_a_bundle_with_a_fault(text: str | bytes, code: str) -> None:
    assert {problem.code for problem in refused(text)} >= {code}
    assert "NOT_A_BUNDLE" not in {problem.code for problem in refused(text)}


@pytest.mark.parametrize("written", [as_json, as_yaml])
@given(cut=st.integers(0, 400))
def test_the_beginning_of_a_bundle_is_never_taken_for_a_text(written: Callable[[object], str], cut: int) -> None:
    text = written(base())
    assert cut < len("isnad:") or manuscript_in(text[:cut], Bundle.model_fields) is None


def test_a_text_in_another_encoding_is_a_text_too() -> None:
    (problem,) = refused("Où est le café ?\nIci.".encode("latin-1"))
    assert problem.code == "NOT_A_BUNDLE"
    assert "UTF-8" in problem.message


@given(st.text(max_size=200))
def test_any_text_has_an_answer_and_every_bundle_in_it_is_sound(text: str) -> None:
    kind = manuscript_in(text, Bundle.model_fields)
    assert (kind is Manuscript.EMPTY) == (not text.strip("\ufeff \t\r\n"))
    if kind is not None and kind is not Manuscript.EMPTY:
        found = refused(text, f"{re.sub(r'[^a-z]', '', text.lower())}.txt")
        if found[0].code == "NOT_A_BUNDLE":
            assert check_bundle(bundle_in(found[0].message), file="b", read_text=lambda _: "Words").reading
