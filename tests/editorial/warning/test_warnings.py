"""Each warning about a bundle: what it points at, and the near misses of which there is none."""

import copy
import json
from typing import Any

import pytest

from editorial.bundle.check import check_bundle
from editorial.model.problem import Problem, ProblemSeverity

ENGLISH = """The harbour of Eastport will stay closed, the dockers' union said on Monday.
“We will not move a single crate,” its leader Mara Lind told Radio Coast. Lind called it “a costly mistake of theirs”.
"""
BUNDLE: dict[str, Any] = {
    "isnad": 1,
    "article": {
        "slug": "harbour-strike",
        "language": "en",
        "published_at": "2026-03-03T09:00:00+01:00",
        "timezone": "Europe/Berlin",
        "body": ENGLISH,
    },
    "provenance": {"method": "HUMAN", "asserted_by": "Desk", "asserted_at": "2026-03-03T10:30:00Z"},
    "entities": [
        {
            "key": "mara-lind",
            "kind": "PERSON",
            "names": [{"text": "Mara Lind", "language": "en"}, {"text": "مارا ليند", "language": "ar"}],
            "mentions": [{"exact": "Mara Lind"}],
        },
        {
            "key": "eastport",
            "kind": "PLACE",
            "names": [{"text": "Eastport", "language": "en"}],
            "mentions": [{"exact": "Eastport"}],
        },
    ],
    "quotes": [
        {
            "key": "not-a-crate",
            "kind": "DIRECT",
            "exact": "We will not move a single crate",
            "chain": [{"role": "SPEAKER", "entity": "mara-lind"}],
        },
        {
            "key": "mistake",
            "kind": "PARTIAL",
            "exact": "a costly mistake of theirs",
            "chain": [{"role": "SPEAKER", "entity": "mara-lind"}],
        },
    ],
    "events": [
        {
            "key": "closing",
            "title": {"en": "Closing"},
            "status": "OCCURRED",
            "when": {"edtf": "2026-03-02"},
            "reports": [{"exact": "will stay closed"}],
        }
    ],
}
ARABIC = "سيبقى ميناء الشرق مغلقا، وقالت مارا ليند لإذاعة الساحل: لن ننقل صندوقا واحدا. وأضافت «هذا خطأ مكلف جدا لهم»."
RUSSIAN = "Порт Восточный закрыт. «Мы не сдвинем ни одного ящика», — сказала Марина Линд. О Марине Линд знают все."


def bundle() -> dict[str, Any]:
    """Return a bundle without warnings that a test can change."""
    return copy.deepcopy(BUNDLE)


def warned(data: dict[str, Any]) -> list[Problem]:
    """Return the warnings of a bundle that has no problems."""
    return list(check_bundle(json.dumps(data), file="f", read_text=lambda _: "").warnings)


def told(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the codes of the warnings, each with its path."""
    return [(each.code, each.path) for each in warned(data)]


def in_words(language: str, body: str, *names: str, exact: str, kind: str = "NAME") -> dict[str, Any]:
    """Return a bundle of one entity with these names and a mention."""
    data = bundle()
    data["article"] |= {"language": language, "body": body}
    data["entities"] = [
        {
            "key": "she",
            "kind": "PERSON",
            "names": [{"text": name, "language": language} for name in names],
            "mentions": [{"exact": exact, "kind": kind, "occurrence": 1}],
        }
    ]
    return data | {"quotes": [], "events": []}


def test_the_bundle_has_no_warning() -> None:
    assert warned(bundle()) == []


@pytest.mark.parametrize(
    ("data", "nearest"),
    [
        (in_words("en", ENGLISH, "Mara Lindt", exact="Mara Lind"), "Mara Lind"),
        (in_words("en", ENGLISH, "Lind", "Marra Lind", exact="Mara Lind"), "Mara Lind"),
        (in_words("en", ENGLISH, "Somebody Else", exact="Lind"), "Lind"),
        (in_words("ar", ARABIC, "مارا كيند", exact="مارا ليند"), "مارا ليند"),
        (in_words("ru", RUSSIAN, "Марина Ланде", exact="Марина Линд"), "Марина Линд"),
    ],
)
def test_a_name_that_the_article_spells_differently_is_told_with_its_words(data: dict[str, Any], nearest: str) -> None:
    (warning,) = [each for each in warned(data) if each.code == "NAME_NOT_IN_TEXT"]
    assert warning.path.startswith("entities[0].names[")
    assert (warning.nearest, warning.severity) == (nearest, ProblemSeverity.WARNING)
    assert warning.value in {name["text"] for name in data["entities"][0]["names"]}


@pytest.mark.parametrize(
    "data",
    [
        in_words("en", ENGLISH, "Mara Lind", "Mara Josephine Lind", "MJL", exact="Mara Lind"),
        in_words("en", ENGLISH, "MARA  LIND", exact="Lind"),
        in_words("en", ENGLISH, "Jane Doe", exact="its leader", kind="DESCRIPTION"),
        in_words("ar", ARABIC, "إذاعة الساحل", exact="إذاعة الساحل"),
        in_words("ar", ARABIC, "مَارَا ليند", exact="ليند"),
        in_words("ru", "О Марине Линд знают все.", "Марина Линд", exact="Марине Линд"),
        in_words("ru", "Он директор Музея северного стекла.", "Музей северного стекла", exact="Музея северного стекла"),
        in_words("el", "Ο πρόεδρος του Μουσείου Γυαλιού.", "Μουσείο Γυαλιού", exact="Μουσείου Γυαλιού"),
        in_words("zh", "林玛拉说不会让步。", "林玛拉", exact="林玛拉"),
    ],
)
def test_no_name_is_told_that_stands_in_the_text_or_need_not(data: dict[str, Any]) -> None:
    assert "NAME_NOT_IN_TEXT" not in {each.code for each in warned(data)}


def test_a_name_in_another_language_is_not_told() -> None:
    data = in_words("ar", ARABIC, "مارا ليند", exact="مارا ليند")
    data["entities"][0]["names"].append({"text": "Mara Lindt", "language": "en"})
    assert warned(data) == []
    data["entities"][0]["names"] = [{"text": "Mara Lindt", "language": "en"}]
    assert warned(data) == []


def test_the_name_of_another_entity_is_not_taken_for_a_misspelling() -> None:
    data = in_words("en", "Mira Lind met Mara Lind.", "Lind", "Mira Lind", exact="Lind")
    data["article"]["body"] = "Mara Lind spoke."
    assert [each.nearest for each in warned(data)] == []
    data["entities"][0]["names"][1]["text"] = "Maara Lind"
    assert [each.nearest for each in warned(data)] == ["Mara Lind"]
    data["entities"].append(
        {
            "key": "other",
            "kind": "PERSON",
            "names": [{"text": "Mara Lind", "language": "en"}],
            "mentions": [{"exact": "Mara Lind"}],
        }
    )
    assert warned(data) == []


def test_an_entity_that_nothing_uses_is_told_and_every_use_counts() -> None:
    data = bundle()
    unused = {"key": "x", "kind": "OTHER", "names": [{"text": "X", "language": "en"}]}
    data["entities"].append(unused)
    assert told(data) == [("ENTITY_UNUSED", "entities[2].key")]
    for change in (
        {"article": data["article"] | {"publisher": "x"}},
        {"events": [data["events"][0] | {"place": "x"}]},
        {"events": [data["events"][0] | {"participants": [{"role": "AGENT", "entity": "x"}]}]},
        {"claims": [claim(about=["x"])]},
        {"claims": [claim(reviews=[{"rating": "true", "reviewer": "x"}])]},
        {"claims": [claim(chain=[{"role": "SPEAKER", "source": "ARTICLE"}, {"role": "TOLD_TO", "entity": "x"}])]},
        {"entities": [*data["entities"][:2], unused | {"mentions": [{"exact": "Radio Coast"}], "names": RADIO}]},
    ):
        assert told({**data, **change}) == []


RADIO = [{"text": "Radio Coast", "language": "en"}]


def claim(**change: object) -> dict[str, Any]:
    """Return a claim of the article."""
    chain = [{"role": "SPEAKER", "source": "ARTICLE"}]
    return {"key": "c", "exact": "will stay closed", "text": "It is closed.", "kind": "FACT", "chain": chain} | change


def test_a_direct_quote_without_marks_is_told() -> None:
    data = bundle()
    said = {"key": "q", "kind": "DIRECT", "exact": "The harbour of Eastport will stay closed"}
    data["quotes"].append(said | {"chain": [{"role": "SPEAKER", "entity": "mara-lind"}]})
    (warning,) = warned(data)
    assert (warning.code, warning.path, warning.value) == ("QUOTE_WITHOUT_MARKS", "quotes[2].kind", said["exact"])
    for kind in ("INDIRECT", "PARTIAL"):
        data["quotes"][2]["kind"] = kind
        assert warned(data) == []


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("en", "Lind: We will not move at all.", ["We will not move at all"]),
        ("fr", "Elle sourit.\n— Nous ne bougerons pas, dit Lind.", ["Nous ne bougerons pas"]),
        ("ar", ARABIC, ["لن ننقل صندوقا واحدا"]),
        ("ar", ARABIC, ["هذا خطأ مكلف جدا لهم"]),
        ("ru", RUSSIAN, ["Мы не сдвинем ни одного ящика"]),
        ("en", "“We will not,” said Lind, “move at all.”", ["We will not", "move at all"]),
        ("en", "“We stay.\n“We will not move at all,” said Lind.", ["We stay", "We will not move at all"]),
        ("en", "“We stay.\nWe will not move at all,” said Lind.", ["We will not move at all"]),
        ("en", "“We will not move at all,” said Lind.", ["“We will not move at all,”"]),
        ("ja", "林さんは「私たちは決して動きません」と述べた。", ["私たちは決して動きません"]),
    ],
)
def test_marks_of_every_kind_and_what_stands_in_their_place_are_known(
    language: str, body: str, words: list[str]
) -> None:
    data = bundle()
    data["article"] |= {"language": language, "body": body}
    chain = [{"role": "SPEAKER", "source": "ANONYMOUS"}]
    spans = [{"exact": each} for each in words]
    quote = {"key": "q", "kind": "DIRECT", "spans": spans, "chain": chain}
    data |= {"entities": [], "events": [], "quotes": [quote]}
    assert "QUOTE_WITHOUT_MARKS" not in {each.code for each in warned(data)}


def test_words_in_marks_that_no_quote_has_are_told_with_their_paragraph() -> None:
    data = bundle()
    del data["quotes"][1]
    (warning,) = warned(data)
    assert (warning.code, warning.path) == ("MARKS_WITHOUT_QUOTE", "article.body")
    assert warning.value == "a costly mistake of theirs"
    assert "paragraph 2" in warning.message


@pytest.mark.parametrize(
    "more",
    [
        "It is “a scare quote”.",
        "She reads “The Name of the Rose and Other Books”.",
        "She reads “the name of the rose”.",
        "The paper “Harbour news of the week”, and one mark “ that is left.",
    ],
)
def test_few_words_titles_and_names_in_marks_are_no_quotes(more: str) -> None:
    data = bundle()
    data["article"]["body"] = ENGLISH + more
    for exact in ("the name of the rose", "Harbour news of the week"):
        if exact in more:
            names = [{"text": exact, "language": "en"}]
            data["entities"].append({"key": "work", "kind": "WORK", "names": names, "mentions": [{"exact": exact}]})
    assert warned(data) == []


def test_marks_are_not_told_if_no_quotes_are_annotated_or_the_bundle_is_a_set() -> None:
    data = bundle()
    data["quotes"] = []
    assert warned(data) == []
    data = bundle()
    del data["quotes"][1]
    data["provenance"]["annotation_set"] = "ner"
    assert warned(data) == []


def test_the_same_words_of_the_same_speaker_twice_are_told() -> None:
    data = bundle()
    data["quotes"].append(data["quotes"][1] | {"key": "again"})
    assert told(data) == [("QUOTE_REPEATED", "quotes[2].key")]
    data["quotes"][2]["chain"] = [{"role": "SPEAKER", "entity": "eastport"}]
    assert warned(data) == []


@pytest.mark.parametrize(
    ("status", "edtf", "code"),
    [
        ("OCCURRED", "2026-03-04", "EVENT_IN_FUTURE"),
        ("ONGOING", "2026-04/2026-05", "EVENT_IN_FUTURE"),
        ("PLANNED", "2026-03-02", "EVENT_IN_PAST"),
        ("PLANNED", "2025", "EVENT_IN_PAST"),
        ("OCCURRED", "2026-03-03", None),
        ("OCCURRED", "2026-03", None),
        ("ONGOING", "2026-02/..", None),
        ("ONGOING", "2026-02/2026-05", None),
        ("PLANNED", "2026-03-03", None),
        ("PLANNED", "2026-02/..", None),
        ("PLANNED", "2026", None),
        ("ALLEGED", "2026-04-01", None),
        ("CANCELED", "2026-04-01", None),
    ],
)
def test_an_event_on_the_wrong_side_of_the_day_of_publication_is_told(status: str, edtf: str, code: str | None) -> None:
    data = bundle()
    data["events"][0] |= {"status": status, "when": {"edtf": edtf}}
    assert told(data) == ([(code, "events[0].when")] if code else [])
    data["article"]["published_at"] = None
    assert warned(data) == []


def test_the_day_of_publication_is_that_of_its_time_zone() -> None:
    data = bundle()
    data["events"][0]["when"] = {"edtf": "2026-03-04"}
    data["article"] |= {"published_at": "2026-03-03T23:30:00Z", "timezone": "Asia/Tokyo"}
    assert warned(data) == []


def test_a_quote_after_the_day_of_publication_is_told() -> None:
    data = bundle()
    data["quotes"][0]["said"] = {"edtf": "2026-03-04"}
    assert told(data) == [("SAID_IN_FUTURE", "quotes[0].said")]
    data["quotes"][0]["said"] = {"edtf": "2026-03-03"}
    assert warned(data) == []


def test_a_speaker_whom_the_article_does_not_mention_is_told() -> None:
    data = bundle()
    data["entities"][0]["mentions"] = []
    assert told(data) == [("SPEAKER_NOT_MENTIONED", "quotes[0].chain"), ("SPEAKER_NOT_MENTIONED", "quotes[1].chain")]
    data["quotes"][1]["chain"][0]["words"] = {"exact": "its leader"}
    assert warned(data) == []
    del data["quotes"][1]["chain"][0]["words"]
    for quote in data["quotes"]:
        quote["chain"][0]["inferred"] = True
    assert warned(data) == []


def test_warnings_stop_at_a_number_and_count_the_others() -> None:
    data = bundle()
    data["entities"] += [
        {"key": f"x-{number}", "kind": "OTHER", "names": [{"text": "X", "language": "en"}]} for number in range(250)
    ]
    found = warned(data)
    assert [each.code for each in found] == ["ENTITY_UNUSED"] * 200 + ["TOO_MANY_PROBLEMS"]
    assert "50 more warnings" in found[-1].message
