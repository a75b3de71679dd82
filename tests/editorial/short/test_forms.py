"""Short forms mean what their long forms mean, and every problem points at what was written."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from editorial.bundle.bundle import bundle_json_schema
from editorial.bundle.check import BundleRefused, Checked, check_bundle
from editorial.format.form import Form, rewritten
from editorial.format.writer import write_bundle
from editorial.short.expansion import expand_bundle
from editorial.short.shortening import shorten_bundle

SEED = Path(__file__).parents[3] / "seeds" / "belarus-potash-sanctions"
LONG_SEED = 726
"""Lines of the seed before there were short forms."""
SEED_SHA256 = "6a4b39811702488f95582b0a539970e7f89a008c42efce6c530339b46105d606"
"""The hash of the seed's reading before there were short forms."""
VALIDATOR = Draft202012Validator(bundle_json_schema())

BODY = "Mara Lind told Radio Coast on Monday: no crate. قالت مارا ليند للصحفيين يوم الاثنين. Strike_now costs 5 euros, said Lind."


def no_file(name: str) -> str:
    """Be asked for no file."""
    raise FileNotFoundError(2, "no such file", name)


def beside(name: str) -> str:
    """Return a file beside the seed."""
    return (SEED / name).read_text("utf-8")


def checked(text: str) -> Checked:
    """Check a bundle."""
    return check_bundle(text, file="b.yaml", read_text=no_file)


def whole(**lists: Any) -> dict[str, Any]:
    """Return a bundle with two entities and these lists."""
    return {
        "isnad": 1,
        "article": {"slug": "a", "language": "en", "published_at": "2026-03-03T09:00:00+01:00", "body": BODY},
        "provenance": {"method": "HUMAN", "asserted_by": "Desk", "asserted_at": "2026-03-03T10:00:00Z"},
        "entities": [
            {
                "key": "mara-lind",
                "kind": "PERSON",
                "names": [{"text": "Mara Lind", "language": "en"}, {"text": "مارا ليند", "language": "ar"}],
            },
            {"key": "radio-coast", "kind": "ORGANIZATION", "names": [{"text": "Radio Coast", "language": "en"}]},
        ],
        **lists,
    }


def reading(data: Any) -> Any:
    """Return what a bundle says."""
    return checked(json.dumps(data)).reading


SPEAKER = {"role": "SPEAKER", "entity": "mara-lind"}
QUOTE = {"key": "q", "kind": "DIRECT", "exact": "no crate", "chain": [SPEAKER]}
CLAIM = {"key": "c", "kind": "FACT", "text": "So.", "exact": "costs 5 euros", "chain": [SPEAKER]}
EVENT = {"key": "e", "status": "ONGOING", "title": {"en": "Strike"}, "reports": [{"exact": "costs"}]}


def entity(**values: Any) -> dict[str, Any]:
    """Return a bundle whose first entity has other values."""
    data = whole()
    data["entities"][0] |= values
    return data


def quote(**values: Any) -> dict[str, Any]:
    """Return a bundle with a quote, an event and a claim, of which the quote has other values."""
    return whole(quotes=[QUOTE | values])


def event(**values: Any) -> dict[str, Any]:
    """Return a bundle with an event."""
    return whole(events=[EVENT | values])


def claim(**values: Any) -> dict[str, Any]:
    """Return a bundle with a quote, an event and a claim that has other values."""
    return whole(quotes=[QUOTE], events=[EVENT], claims=[{**CLAIM, **values}, CLAIM | {"key": "other"}])


def without(data: dict[str, Any], name: str, *keys: str, **values: Any) -> dict[str, Any]:
    """Return a bundle whose first item of a list has other values instead of these keys."""
    item = {key: value for key, value in data[name][0].items() if key not in keys}
    return data | {name: [item | values, *data[name][1:]]}


ALL = [{"exact": "Mara Lind", "occurrence": "all"}, {"exact": "مارا ليند", "occurrence": "all"}]
PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a name": (entity(names="Mara Lind"), entity(names=[{"text": "Mara Lind", "language": "en"}])),
    "a name that is a description": (
        entity(names={"en": {"DESCRIPTION": "the leader"}}),
        entity(names=[{"text": "the leader", "language": "en", "kind": "DESCRIPTION"}]),
    ),
    "names by language": (
        entity(
            names={
                "en": ["Mara Lind", {"MISSPELLING": ["Lynd", "Lyndt"]}, {"text": "ML", "script": "Latn"}],
                "ar": "ليند",
            }
        ),
        entity(
            names=[
                {"text": "Mara Lind", "language": "en"},
                {"text": "Lynd", "language": "en", "kind": "MISSPELLING"},
                {"text": "Lyndt", "language": "en", "kind": "MISSPELLING"},
                {"text": "ML", "language": "en", "script": "Latn"},
                {"text": "ليند", "language": "ar"},
            ]
        ),
    ),
    "a head of an entity": (
        without(
            whole(),
            "entities",
            "key",
            "kind",
            "names",
            **{"PERSON mara-lind Q42": {"en": "Mara Lind", "ar": "مارا ليند"}},
        ),
        entity(wikidata="Q42"),
    ),
    "a description": (entity(descriptions="leader"), entity(descriptions={"en": "leader"})),
    "all names": (entity(mentions="all"), entity(mentions=ALL)),
    "all names and more": (
        entity(mentions=["all", {"DESCRIPTION": "said _Lind_"}]),
        entity(mentions=[*ALL, {"exact": "Lind", "prefix": "said ", "kind": "DESCRIPTION"}]),
    ),
    "a mention": (entity(mentions="مارا ليند"), entity(mentions=[{"exact": "مارا ليند"}])),
    "all mentions": (
        whole(mentions="all"),
        without(whole(), "entities", mentions=ALL)
        | {
            "entities": [
                entity(mentions=ALL)["entities"][0],
                whole()["entities"][1] | {"mentions": [{"exact": "Radio Coast"}]},
            ]
        },
    ),
    "a head of a quote": (without(quote(), "quotes", "key", "kind", "exact", **{"DIRECT q": "no crate"}), quote()),
    "a head with stretches": (
        without(quote(), "quotes", "key", "kind", "exact", **{"PARTIAL q": ["no crate", "costs _5_ euros"]}),
        without(
            quote(kind="PARTIAL"),
            "quotes",
            "exact",
            spans=[{"exact": "no crate"}, {"exact": "5", "prefix": "costs ", "suffix": " euros"}],
        ),
    ),
    "a head with a quotation": (
        without(quote(), "quotes", "key", "kind", "exact", **{"DIRECT q": {"exact": "Lind", "occurrence": 2}}),
        quote(exact="Lind", occurrence=2),
    ),
    "a low line inside words": (
        without(quote(), "quotes", "key", "kind", "exact", **{"DIRECT q": "Strike_now costs"}),
        quote(exact="Strike_now costs"),
    ),
    "a chain": (
        quote(chain='Mara Lind "_Mara Lind_ told" > told Radio Coast (inferred) > via reporters "للصحفيين"'),
        quote(
            chain=[
                {**SPEAKER, "words": {"exact": "Mara Lind", "suffix": " told"}},
                {"role": "TOLD_TO", "entity": "radio-coast", "inferred": True},
                {"role": "RELAYED_BY", "source": "COLLECTIVE", "words": {"exact": "للصحفيين"}},
            ]
        ),
    ),
    "a chain with brackets before the words": (
        quote(
            chain='radio-coast (anonymous) "*told* _Radio Coast_" (inferred) > via Mara Lind (مستنتج) "_Mara Lind_ told"'
        ),
        quote(
            chain=[
                {
                    "role": "SPEAKER",
                    "entity": "radio-coast",
                    "source": "ANONYMOUS",
                    "inferred": True,
                    "words": {"exact": "Radio Coast"},
                },
                {
                    "role": "RELAYED_BY",
                    "entity": "mara-lind",
                    "inferred": True,
                    "words": {"exact": "Mara Lind", "suffix": " told"},
                },
            ],
            cue={"exact": "told"},
        ),
    ),
    "a chain in Arabic": (
        quote(
            chain="مارا ليند «*قالت* _مارا ليند_ للصحفيين» > إلى الصحفيين «للصحفيين» > عبر radio-coast (مستنتج، مجهول) > في وثيقة"
        ),
        quote(
            chain=[
                {**SPEAKER, "words": {"exact": "مارا ليند"}},
                {"role": "TOLD_TO", "source": "COLLECTIVE", "words": {"exact": "للصحفيين"}},
                {"role": "RELAYED_BY", "entity": "radio-coast", "source": "ANONYMOUS", "inferred": True},
                {"role": "PUBLISHED_BY", "source": "DOCUMENT"},
            ],
            cue={"exact": "قالت"},
        ),
    ),
    "a cue": (quote(cue="_told_ Radio"), quote(cue={"exact": "told", "suffix": " Radio"})),
    "a cue alone in a chain": (quote(chain='mara-lind "*told*"'), quote(cue={"exact": "told"})),
    "a cue that is the speaker's words": (
        quote(chain='mara-lind "*_قالت_*"'),
        quote(chain=[{**SPEAKER, "words": {"exact": "قالت"}}], cue={"exact": "قالت"}),
    ),
    "a date": (quote(said="on Monday = 2026-03-02"), quote(said={"expression": "on Monday", "edtf": "2026-03-02"})),
    "a date in words": (quote(said="on Monday"), quote(said={"expression": "on Monday"})),
    "a date alone": (quote(said="= 2026-03"), quote(said={"edtf": "2026-03"})),
    "a note": (quote(note="Why"), quote(provenance={"note": "Why"})),
    "a note beside": (
        quote(note="Why", provenance={"confidence": 0.5}),
        quote(provenance={"note": "Why", "confidence": 0.5}),
    ),
    "a head of an event": (without(event(), "events", "key", "status", "title", **{"ONGOING e": "Strike"}), event()),
    "participants by role": (
        event(participants={"AGENT": ["Mara Lind", "radio-coast"], "OTHER": "mara-lind"}),
        event(
            participants=[
                {"role": "AGENT", "entity": "mara-lind"},
                {"role": "AGENT", "entity": "radio-coast"},
                {"role": "OTHER", "entity": "mara-lind"},
            ]
        ),
    ),
    "a report": (event(reports="_costs_ 5"), event()),
    "a place and a date": (
        event(place="Radio Coast", when="on Monday"),
        event(place="radio-coast", when={"expression": "on Monday"}),
    ),
    "a head of a claim": (without(claim(), "claims", "key", "kind", "text", **{"FACT c": "So."}), claim()),
    "a head with a language": (
        without(claim(), "claims", "key", "kind", "text", **{"FACT c": {"de": "So."}}),
        claim(language="de"),
    ),
    "words of the article": (
        without(claim(), "claims", "exact", "chain", article="costs 5 euros"),
        claim(chain=[{"role": "SPEAKER", "source": "ARTICLE"}]),
    ),
    "a claim of a quote": (without(claim(), "claims", "exact", "chain", quote="q"), claim(quote="q", exact="no crate")),
    "a claim in a quote": (
        without(claim(), "claims", "exact", "chain", quote={"q": "costs 5 euros"}),
        claim(quote="q"),
    ),
    "about an event": (claim(about=["Mara Lind", "e"]), claim(about=["mara-lind"], event="e")),
    "about one": (claim(about="Radio Coast"), claim(about=["radio-coast"])),
    "a quantity": (
        claim(quantities="GTE 5 euros (on Monday = 2026-03-02)"),
        claim(
            quantities=[
                {
                    "value": 5,
                    "unit": "euros",
                    "comparator": "GTE",
                    "when": {"expression": "on Monday", "edtf": "2026-03-02"},
                }
            ]
        ),
    ),
    "a status": (
        claim(status="DISPUTED (Who (else) says so?)"),
        claim(status="DISPUTED", status_note="Who (else) says so?"),
    ),
    "a relation": (
        claim(relations="UPDATES other (later)"),
        claim(relations=[{"type": "UPDATES", "claim": "other", "note": "later"}]),
    ),
    "a review": (
        claim(reviews={"rating": "true", "reviewer": "Radio Coast"}),
        claim(reviews=[{"rating": "true", "reviewer": "radio-coast"}]),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_short_form_says_what_its_long_form_says(name: str) -> None:
    short, long = PAIRS[name]
    assert reading(short) == reading(long)
    assert [error.message for error in VALIDATOR.iter_errors(short)] == []


@pytest.mark.parametrize("name", PAIRS)
def test_both_forms_of_a_bundle_say_the_same_and_are_written_the_same_way_again(name: str) -> None:
    for data in PAIRS[name]:
        text = write_bundle(data)
        short, long = rewritten(text, Form.SHORT), rewritten(text, Form.LONG)
        assert checked(short).sha256 == checked(long).sha256 == checked(text).sha256
        assert rewritten(short, Form.SHORT) == rewritten(long, Form.SHORT) == short
        assert rewritten(long, Form.LONG) == long


def given_in(name: str) -> list[Any]:
    """Return all items of a list in the pairs."""
    return [item for pair in PAIRS.values() for data in pair for item in data.get(name, [])]


PARTS = {
    "entities": st.lists(
        st.sampled_from([data["entities"][0] for pair in PAIRS.values() for data in pair]), max_size=1
    ),
    **{name: st.lists(st.sampled_from(given_in(name)), max_size=4) for name in ("quotes", "events", "claims")},
}


def _keyed(items: list[Any], name: str) -> list[Any]:
    """Return items with a key of their own, or the one that is made from their words."""
    found = []
    expanded: Any = expand_bundle(whole(**{name: items})).data
    for number, item in enumerate(expanded[name]):
        found.append(item if number % 3 == 2 and name != "events" else {**item, "key": f"{name[0]}{number or ''}"})
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.fixed_dictionaries(PARTS))
def test_random_bundles_say_the_same_in_both_forms(parts: dict[str, list[Any]]) -> None:
    data = whole(**{name: _keyed(parts[name], name) for name in ("quotes", "events", "claims")})
    expanded: Any = expand_bundle(whole(entities=parts["entities"])).data
    data["entities"] = [*expanded["entities"], *data["entities"][len(parts["entities"]) :]]
    text = write_bundle(data)
    try:
        before = checked(text).sha256
    except BundleRefused:
        return
    short, long = rewritten(text, Form.SHORT), rewritten(text, Form.LONG)
    assert checked(short).sha256 == checked(long).sha256 == before
    assert rewritten(short, Form.SHORT) == rewritten(long, Form.SHORT) == short
    assert VALIDATOR.is_valid(yaml.safe_load(short.replace("_at: ", "_at: !!str "))) or "edtf" in short


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["all", "q", "a > b", "told x", "_a_ b", "GT 5 x", "Mara Lind"]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "key",
                    "names",
                    "mentions",
                    "chain",
                    "DIRECT",
                    "DIRECT q",
                    "PERSON a",
                    "FACT x",
                    "NAME",
                    "quote",
                    "article",
                    "about",
                    "text",
                    "spans",
                    "exact",
                    "provenance",
                    "note",
                    "status",
                    "participants",
                    "AGENT",
                    "MISSPELLING",
                    "en",
                ]
            ),
            below,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(("entities", "quotes", "events", "claims", "mentions"), JUNK)))
def test_whatever_stands_in_a_bundle_is_read_or_refused(lists: dict[str, Any]) -> None:
    expanded: Any = expand_bundle(whole(**lists)).data
    assert expand_bundle(shorten_bundle(expanded)).data is not None
    with suppress(BundleRefused):
        checked(json.dumps(whole(**lists)))


@pytest.mark.parametrize(
    ("short", "code", "path", "place", "nearest"),
    [
        (
            "  - DIRECT: no crate\n    chain: Mara Lynd > told reporters\n",
            "CHAIN_UNKNOWN_SOURCE",
            "quotes[0].chain",
            (2, 12),
            "Mara Lind",
        ),
        (
            "  - DIRECT: no crate\n    chain: Mara Lind > reporters\n",
            "CHAIN_ROLE_MISSING",
            "quotes[0].chain",
            (2, 12),
            None,
        ),
        ("  - DIRECT: no crate\n    chain: Mara Lind (maybe)\n", "CHAIN_UNREADABLE", "quotes[0].chain", (2, 12), None),
        ("  - DIRECT: no crete\n    chain: Mara Lind\n", "SPAN_NOT_FOUND", "quotes[0].DIRECT", (1, 13), "no crate"),
        ('  - DIRECT: no crate\n    chain: Mara Lind "tild"\n', "SPAN_NOT_FOUND", "quotes[0].chain", (2, 12), None),
        (
            "  - DIRECT x: no crate\n    chain: Mara Lind\n    cue: Lynd\n",
            "SPAN_NOT_FOUND",
            "quotes[0].cue",
            (3, 10),
            "Lind",
        ),
        (
            "  - DIRECT x: no crate\n    kind: PARTIAL\n    chain: Mara Lind\n",
            "DUPLICATE_KEY",
            "quotes[0].DIRECT x",
            (1, 15),
            None,
        ),
        ("  - DIRECT x: no crate\n", "MISSING_KEY", "quotes[0].chain", (1, 5), None),
        (
            "  - DIREKT x: no crate\n    chain: Mara Lind\n    kind: DIRECT\n    exact: no crate\n",
            "UNKNOWN_KEY",
            "quotes[0].DIREKT x",
            (1, 5),
            None,
        ),
    ],
)
def test_a_problem_of_a_short_form_points_at_what_was_written(
    short: str, code: str, path: str, place: tuple[int, int], nearest: str | None
) -> None:
    head = write_bundle(whole()) + "quotes:\n"
    with pytest.raises(BundleRefused) as refused:
        checked(head + short)
    (problem,) = refused.value.problems
    before = len(head.splitlines())
    assert (problem.code, problem.path, (problem.line - before, problem.column)) == (code, path, place)
    assert nearest is None or problem.nearest == nearest or nearest in str(problem.nearest)


def test_a_name_of_two_entities_is_refused_in_a_chain() -> None:
    data = quote(chain="Radio Coast")
    data["entities"][0]["names"].append({"text": "Radio Coast", "language": "de"})
    with pytest.raises(BundleRefused) as refused:
        reading(data)
    assert [problem.code for problem in refused.value.problems] == ["CHAIN_AMBIGUOUS_NAME"]


def test_a_name_that_is_nowhere_is_not_mentioned() -> None:
    assert reading(entity(names="Nobody", mentions="all")).mentions == ()


def test_the_seed_says_the_same_in_a_third_of_its_lines() -> None:
    text = (SEED / "bundle.yaml").read_text("utf-8")
    long = rewritten(text, Form.LONG)
    hashes = {check_bundle(each, file="seed", read_text=beside).sha256 for each in (text, long)}
    assert hashes == {SEED_SHA256}
    assert len(text.splitlines()) * 3 <= LONG_SEED
    assert rewritten(text, Form.SHORT) == rewritten(long, Form.SHORT) == text
    assert [line.partition("  # ")[2] for line in long.splitlines() if "  # " in line]
