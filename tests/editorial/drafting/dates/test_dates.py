"""Words for dates are found with their exact extent, and read in the sense of their sentence."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.draft.draft import Basis, DraftEntity, DraftMention
from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.dates import MOST_DATES, find_dates
from editorial.model.edtf import parse_edtf
from editorial.model.vocabulary import EntityKind, MentionKind
from editorial.text.layout import Layout

THURSDAY = datetime(2026, 3, 12, 12, tzinfo=UTC)
WORDS = ("on", "Monday", "March", "5", ",", "2024", "the", "end", "of", "في", "يوم", "الاثنين", "7", "و")
ZONES = {"en": "Europe/London", "ar": "Africa/Cairo"}


def dates_in(text: str, language: str, *entities: DraftEntity) -> list[tuple[str, str | None]]:
    """Return the words for dates of a text that was published on Thursday, 12 March 2026, with what they mean."""
    article = RawArticle(text, language, THURSDAY, ZONES.get(language))
    return [(text[slice(*date.place)], date.edtf) for date in find_dates(article, Layout(text), entities)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He left on Monday.", [("on Monday", "2026-03-09")]),
        ("He will leave on Monday.", [("on Monday", "2026-03-16")]),
        ("She is expected to face questions in parliament on Monday.", [("on Monday", "2026-03-16")]),
        ("A service will be held at the cathedral in Kirkwall on 3 April.", [("on 3 April", "2026-04-03")]),
        ("He said on Monday that he would resign.", [("on Monday", "2026-03-09")]),
        ("The museum reopens on Saturday.", [("on Saturday", "2026-03-14")]),
        ("The hearing was adjourned until Monday.", [("until Monday", "2026-03-16")]),
        ("The row is said to have begun in May.", [("in May", "2025-05")]),
        ("The show, planned for January, was called off.", [("for January", "2026-01")]),
        ("He will stay, despite the defeat on Friday night.", [("on Friday night", "2026-03-06~")]),
    ],
)
def test_the_tense_of_the_sentence_decides_which_day_is_meant(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert dates_in(sentence, "en") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("وصل الوفد يوم السبت.", [("يوم السبت", "2026-03-07")]),
        ("سيصل الوفد يوم السبت.", [("يوم السبت", "2026-03-14")]),
        (
            "وصل الوفد مساء الأربعاء، على أن يغادر فجر السبت.",
            [("مساء الأربعاء", "2026-03-11"), ("فجر السبت", "2026-03-14")],
        ),
        ("ومن المقرر أن يلتقي الوزراء في السابع من أبريل.", [("في السابع من أبريل", "2026-04-07")]),
        ("كان يفترض أن يبدأ العمل في منتصف فبراير.", [("في منتصف فبراير", "2026-02")]),
        ("تأجيل المباراة إلى يوم الثلاثاء.", [("يوم الثلاثاء", "2026-03-17")]),
        ("سيغلق الكهف حتى نهاية أبريل المقبل.", [("حتى نهاية أبريل المقبل", "2026-03-12/2026-04")]),
    ],
)
def test_the_tense_of_an_arabic_sentence_decides_which_day_is_meant(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert dates_in(sentence, "ar") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("on April 3, 2024, off Norway", [("on April 3, 2024", "2024-04-03")]),
        ("in the fourth quarter of 2025", [("in the fourth quarter of 2025", "2025-10~/2025-12~")]),
        ("in the early hours of Tuesday morning", [("in the early hours of Tuesday morning", "2026-03-10")]),
        ("The law passed in the fall of 2019.", [("in the fall of 2019", "2019-23")]),
        ("From 2011 to 2014 she led it.", [("From 2011 to 2014", "2011/2014")]),
        ("since mid-December", [("since mid-December", "2025-12/2026-03-12")]),
        ("in the late 1990s", [("in the late 1990s", "199X")]),
        ("Thursday's vote followed last month's scandal.", [("Thursday", "2026-03-12"), ("last month", "2026-02")]),
        ("نشر في مارس/آذار 2015 تقريرا", [("في مارس/آذار 2015", "2015-03")]),
        ("شهر أوت من سنة 2023", [("شهر أوت من سنة 2023", "2023-08")]),
        ("ويومي الاثنين والثلاثاء", [("يومي الاثنين والثلاثاء", "2026-03-09/2026-03-10")]),
        ("منذ فاتح يناير", [("منذ فاتح يناير", "2026-01-01/2026-03-12")]),
        ("في الأشهر التسعة الأولى من 2025", [("في الأشهر التسعة الأولى من 2025", "2025-01~/2025-09~")]),
    ],
)
def test_the_words_of_a_date_are_found_from_the_first_to_the_last(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    language = "ar" if re.search("[\u0600-\u06ff]", sentence) else "en"
    assert dates_in(sentence, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A Boeing 737 and a 2024-page report.", "en"),
        ("The army may march, and the sun will shine.", "en"),
        ("They landed at 2000 hours.", "en"),
        ("The permits were granted in nine days.", "en"),
        ("He waited an hour later for minutes.", "en"),
        ("قال الأمين العام إن الرأي العام يترقب.", "ar"),
        ("مارس الضغوط على باب المحكمة لأب وابنه.", "ar"),
        ("وقع الحادث في شارع 26 يوليو.", "ar"),
        ("MUMBAI, March 12 (Reuters) - A tyre maker fell.", "en"),
        ("جنيف 12 مارس آذار (رويترز) - تحدث مبعوث.", "ar"),
    ],
)
def test_numbers_names_and_datelines_are_no_dates(text: str, language: str) -> None:
    assert dates_in(text, language) == []


@pytest.mark.parametrize(
    "text",
    ["It saw room for easing this year."],
)
def test_words_for_a_vague_time_ahead_are_left_out(text: str) -> None:
    assert dates_in(text, "ar" if re.search("[\u0600-\u06ff]", text) else "en") == []


def test_years_ago_are_left_out_where_the_article_has_a_closer_date_of_that_year() -> None:
    text = "A ferry ran aground two years ago. It struck rocks on April 3, 2024. He left a year ago."
    assert [words for words, _ in dates_in(text, "en")] == ["on April 3, 2024", "a year ago"]


def test_a_date_within_a_name_is_none() -> None:
    text = "USA Yesterday and Il Sabato reported it on Monday."
    basis = Basis("NAME", 0.9)
    name = DraftEntity("usa", EntityKind.ORGANIZATION, (), (DraftMention((0, 13), MentionKind.NAME, basis),), basis)
    assert dates_in(text, "en", name) == [("on Monday", "2026-03-09")]


def test_words_that_refer_to_a_date_before_them_mean_that_one() -> None:
    text = "It sank on April 3, 2024. Warnings came between January and March of that year. The next day it rained."
    assert dates_in(text, "en") == [
        ("on April 3, 2024", "2024-04-03"),
        ("between January and March of that year", "2024-01/2024-03"),
        ("The next day", "2024-04-04"),
    ]


def test_the_same_period_of_another_year_is_that_of_the_date_before() -> None:
    text = "تراجعت الجرائم خلال الربع الأول من العام الحالي قياسا بالفترة ذاتها من 2025."
    assert dates_in(text, "ar")[1][1] == "2025-01~/2025-03~"


@pytest.mark.parametrize(
    ("text", "words"), [("Talks resume within days.", "within days"), ("ستنتهي الحملة خلال أيام.", "خلال أيام")]
)
def test_words_that_mean_no_day_have_no_edtf(text: str, words: str) -> None:
    language = "ar" if re.search("[\u0600-\u06ff]", text) else "en"
    assert dates_in(text, language) == [(words, None)]


def test_other_languages_have_dates_in_digits() -> None:
    assert dates_in("Am 2026-03-01 und am 05.02.2026 in Berlin.", "de") == [
        ("2026-03-01", "2026-03-01"),
        ("05.02.2026", "2026-02-05"),
    ]


def test_of_a_text_that_is_nothing_but_dates_only_so_many_are_read() -> None:
    assert len(dates_in("He left on Monday. " * (MOST_DATES + 10), "en")) == MOST_DATES


def test_without_a_day_of_publication_only_words_that_always_mean_the_same_are_resolved() -> None:
    article = RawArticle("He left two days ago, on Monday. It began on April 3, 2024.", "en")
    assert [date.edtf for date in find_dates(article, Layout(article.body), ())] == [None, None, "2024-04-03"]


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_whatever_the_text_dates_are_stretches_of_it_in_order(text: str) -> None:
    for language in ("en", "ar", "fr"):
        article = RawArticle(text, language, THURSDAY, None)
        found = find_dates(article, Layout(text), ())
        assert all(0 <= date.place[0] < date.place[1] <= len(text) for date in found)
        assert all(one.place[1] <= other.place[0] for one, other in zip(found, found[1:], strict=False))
        assert all(date.edtf is None or parse_edtf(date.edtf) for date in found)
