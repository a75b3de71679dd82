"""Pointers of a bundle: the words of a link, a cue and the words of a date are found near what they belong to."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from editorial.amendment.amended_value import Assertion
from editorial.amendment.amendment import Amendment, Ground
from editorial.bundle.check import BundleRefused, Checked, check_bundle
from editorial.date.when import Published
from editorial.pointer.choice import ChoiceReason
from tests.editorial.bundle.bundle_cases import base
from tests.editorial.bundle.test_check import as_json, no_file, problems

BODY = """Sheila Lind said the port was shut. “We stay,” she said on Monday.
“Nobody asked us,” Berg said on Monday, and he said on Friday that the talks had failed. He left.
Then he said: “Never.” Mondays are busy."""

SPEAKER = {"role": "SPEAKER"}


def bundle(**lists: Any) -> dict[str, Any]:
    """Return a bundle of this text with only these lists."""
    data = {key: value for key, value in base().items() if key in ("isnad", "article", "provenance")}
    data["article"]["body"] = BODY
    return {**data, **lists}


def quote(exact: str, *, words: Any = None, kind: str = "DIRECT", **more: Any) -> dict[str, Any]:
    """Return a quote, with words for its speaker."""
    return {
        "key": "q",
        "kind": kind,
        "exact": exact,
        "chain": [{**SPEAKER, **({"words": words} if words else {})}],
        **more,
    }


def check(data: dict[str, Any]) -> Checked:
    """Check a bundle without problems."""
    return check_bundle(as_json(data), file="b.json", read_text=no_file)


def pointed(data: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the words before the cue, and those before the words of the speaker, of the only quote."""
    (found,) = check(data).reading.quotes
    spans = (found.cue, found.chain[0].span)
    cue, words = (BODY[max(0, span.start - 6) : span.start] if span else None for span in spans)
    return cue, words


@pytest.mark.parametrize(
    ("exact", "cue", "words", "before"),
    [
        ("We stay", "said", "she", ("” she ", "tay,” ")),
        ("Nobody asked us", "said", "Berg", (" Berg ", " us,” ")),
        ("Never", "said", "he", ("en he ", "\nThen ")),
    ],
)
def test_words_and_cue_are_found_near_their_quote(exact: str, cue: str, words: str, before: tuple[str, str]) -> None:
    assert BODY.count(cue) > 1
    assert pointed(bundle(quotes=[quote(exact, words={"exact": words}, cue={"exact": cue})])) == before


def test_a_prefix_leaves_the_rule_fewer_places_and_an_occurrence_none() -> None:
    said = {"exact": "said", "suffix": " on Friday"}
    assert pointed(bundle(quotes=[quote("Nobody asked us", cue=said)]))[0] == "nd he "
    said = {"exact": "said", "suffix": " on"}
    assert pointed(bundle(quotes=[quote("the talks had failed", kind="INDIRECT", cue=said)]))[0] == "nd he "
    first = {"exact": "said", "occurrence": 1}
    assert pointed(bundle(quotes=[quote("Never", cue=first)]))[0] == " Lind "
    checked = check(bundle(quotes=[quote("Never", cue=first)]))
    assert checked.chosen == ()


def test_a_claim_owns_the_words_of_its_chain() -> None:
    claim = {"key": "c", "exact": "the talks had failed", "text": "They failed.", "kind": "FACT"}
    (found,) = check(bundle(claims=[{**claim, "chain": [{**SPEAKER, "words": {"exact": "he"}}]}])).reading.claims
    span = found.chain[0].span
    assert span
    assert BODY[: span.end].endswith("and he")


def test_what_was_chosen_among_how_many_is_told_with_the_reason() -> None:
    data = bundle(
        entities=[{**base()["entities"][0], "mentions": [{"exact": "Monday", "suffix": ","}, {"exact": "Lind"}]}],
        quotes=[quote("We stay", words={"exact": "she"}, cue={"exact": "said"}, said={"expression": "on Monday"})],
    )
    data["quotes"][0]["chain"].append({"role": "TOLD_TO", "words": {"exact": "us"}})
    found = {each.path[2:]: (BODY[slice(*each.place)], each.among, each.reason) for each in check(data).chosen}
    assert found == {
        ("chain", 1, "words", "exact"): ("us", 2, ChoiceReason.WHOLE_WORDS),
        ("cue", "exact"): ("said", 5, ChoiceReason.SENTENCE),
        ("said", "expression"): ("on Monday", 2, ChoiceReason.PARAGRAPH),
    }


@pytest.mark.parametrize(
    ("exact", "cue", "said"),
    [
        ("Never", "Friday", None),
        ("Never", "on", "no place of these words is in the paragraph that they belong to"),
        ("the talks had failed", "said on", None),
        ("Monday, and", "on", None),
        ("Monday, and he said", "on", "two places of these words are about equally near: the one in paragraph 2"),
    ],
)
def test_a_doubtful_choice_is_a_warning(exact: str, cue: str, said: str | None) -> None:
    found = check(bundle(quotes=[quote(exact, kind="INDIRECT", cue={"exact": cue})])).warnings
    assert [each.code for each in found] == ["PLACE_DOUBTFUL"] * bool(said)
    if said:
        assert found[0].message.startswith(said)
        assert (found[0].path, found[0].value) == ("quotes[0].cue.exact", cue)
        assert found[0].nearest


def test_words_of_a_quote_that_stands_nowhere_are_no_second_problem() -> None:
    (problem,) = problems(as_json(bundle(quotes=[quote("We leave", cue={"exact": "said"})])))
    assert (problem.code, problem.path) == ("SPAN_NOT_FOUND", "quotes[0].exact")


@pytest.mark.parametrize(
    ("said", "code", "nearest"),
    [
        ({"expression": "a"}, "EXPRESSION_NOT_FOUND", "Sheila"),
        ({"expression": "Mond"}, "EXPRESSION_NOT_FOUND", "Monday"),
        ({"expression": "Monday", "prefix": "busy "}, "EXPRESSION_NOT_FOUND", None),
        ({"expression": "Monday", "occurrence": 3}, "EXPRESSION_NOT_FOUND", "Mondays"),
        ({"expression": "Monday", "occurrence": 4}, "OCCURRENCE_OUT_OF_RANGE", None),
        ({"edtf": "2025", "occurrence": 1}, "MISSING_KEY", None),
        ({"edtf": "2025", "prefix": "on "}, "MISSING_KEY", None),
    ],
)
def test_the_words_of_a_date_stand_as_words_at_their_place(said: Any, code: str, nearest: str | None) -> None:
    (problem,) = problems(as_json(bundle(quotes=[quote("We stay", said=said)])))
    assert problem.code == code
    if nearest:
        assert problem.nearest == nearest
        assert "only as parts of longer words" in problem.message
        assert "give `edtf`" in problem.message


@pytest.mark.parametrize(
    "said",
    [
        {"expression": "Monday"},
        {"expression": "Monday", "occurrence": 2},
        {"expression": "on Monday", "prefix": "she said ", "suffix": "."},
        {"expression": "on Monday", "edtf": "2025-12-08"},
    ],
)
def test_the_place_of_a_date_changes_nothing_that_is_stored(said: dict[str, Any]) -> None:
    plain = {name: value for name, value in said.items() if name in ("expression", "edtf")}
    found = [check(bundle(quotes=[quote("We stay", said=each)])) for each in (said, plain)]
    assert found[0].sha256 == found[1].sha256
    assert not found[0].warnings


def test_the_words_of_an_event_s_date_are_near_one_of_its_reports() -> None:
    event = {"key": "e", "title": {"en": "E"}, "status": "OCCURRED", "when": {"expression": "Monday"}}
    reports = [{"exact": "Then he"}, {"exact": "Nobody asked us"}]
    (chosen,) = check(bundle(events=[{**event, "reports": reports}])).chosen
    assert BODY[: chosen.place[0]].endswith("Berg said on ")


def ground_of_amendment() -> Ground:
    """Return what an amendment of the quote q is read with."""
    known: dict[str, dict[str, str]] = {"entities": {}, "quotes": {}, "events": {}, "claims": {}}
    return Ground(BODY, Published(None, "en"), known, "q", Assertion("Mara", datetime(2026, 1, 1, tzinfo=UTC)), {})


def test_an_amendment_finds_its_words_near_the_annotation_that_it_amends() -> None:
    annotation = check(bundle(quotes=[quote("Never")])).reading.quotes[0]
    ground = ground_of_amendment()
    amended = Amendment("QUOTE", "q", as_json({"cue": {"exact": "said"}})).amend(annotation, ground).reading
    cue = getattr(amended, "cue")  # noqa: B009
    assert BODY[: cue.start].endswith("Then he ")
    moved = as_json({"exact": "We stay", "cue": {"exact": "said"}})
    cue = getattr(Amendment("QUOTE", "q", moved).amend(annotation, ground).reading, "cue")  # noqa: B009
    assert BODY[: cue.start].endswith("she ")


def amended_cue(annotation: Any, cue: str) -> str:
    """Return the words before the cue that an amendment gives to an annotation."""
    ground = ground_of_amendment()
    found = Amendment("QUOTE", "q", as_json({"cue": {"exact": cue}})).amend(annotation, ground).reading.cue  # type: ignore[attr-defined]
    return BODY[max(0, found.start - 8) : found.start]


def test_an_amendment_knows_whether_the_words_are_quoted() -> None:
    direct, indirect = (
        check(bundle(quotes=[quote("he said on Friday that", kind=kind)])).reading.quotes[0]
        for kind in ("DIRECT", "INDIRECT")
    )
    assert amended_cue(direct, "said") == ",” Berg "
    assert amended_cue(indirect, "said") == " and he "


def test_an_amendment_of_what_has_no_place_any_more_does_not_guess() -> None:
    annotation = replace(check(bundle(quotes=[quote("Never")])).reading.quotes[0], spans=())
    with pytest.raises(BundleRefused) as refused:
        amended_cue(annotation, "said")
    assert [problem.code for problem in refused.value.problems] == ["SPAN_AMBIGUOUS"]
