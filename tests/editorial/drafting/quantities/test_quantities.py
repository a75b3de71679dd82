"""Numbers are read with their units and comparators, in digits and in words, in English and Arabic."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.drafting.quantities.currency import local_currency
from editorial.drafting.quantities.quantities import find_quantities, plain


def quantities_in(text: str) -> list[tuple[str, str, str]]:
    """Return value, unit and comparator of each quantity."""
    language = "ar" if re.search("[\u0600-\u06ff]", text) else "en"
    found = find_quantities(text, 0, len(text), language)
    return [(each.value, each.unit, str(each.comparator)) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven people were injured", [("11", "people", "EQ")]),
        ("46 ferries sailed", [("46", "ferries", "EQ")]),
        ("slowed to 3.9 percent from 4.4 per cent", [("3.9", "percent", "EQ"), ("4.4", "percent", "EQ")]),
        ("about 12 billion shillings ($93 million)", [("12000000000", "KES", "ABOUT"), ("93000000", "USD", "EQ")]),
        ("more than 1,204 people", [("1204", "people", "GT")]),
        ("no fewer than 63 shops", [("63", "shops", "GTE")]),
        ("repairs would cost almost £640,000", [("640000", "GBP", "LT")]),
        ("up to twenty-five miles", [("25", "miles", "LTE")]),
        ("₹1,870 crore", [("18700000000", "INR", "EQ")]),
        ("1.2bn euros", [("1200000000", "EUR", "EQ")]),
        ("لقي 14 شخصا على الأقل مصرعهم", [("14", "people", "GTE")]),
        ("أودت بحياة نحو 180 شخصا", [("180", "people", "ABOUT")]),
        ("المبلغ يقدّر بـ 3.2 مليون دينار", [("3200000", "TND", "ABOUT")]),
        ("دفعنا ألفي دولار", [("2000", "USD", "EQ")]),
        ("٣٤٪ من القرى", [("34", "percent", "EQ")]),
        ("بنسبة 41 في المئة", [("41", "percent", "EQ")]),
        ("قتل أكثر من 40 ألف شخص", [("40000", "people", "GT")]),
        ("لا يتجاوز 400 درهم", [("400", "AED", "LTE")]),
    ],
)
def test_a_quantity_has_its_value_unit_and_comparator(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert quantities_in(text) == expected


@pytest.mark.parametrize("text", ["the 118th minute", "won 2-1", "at 14:30", "version 3.4.12", "room 7", "one of them"])
def test_numbers_that_count_nothing_are_no_quantities(text: str) -> None:
    assert quantities_in(text) == []


@pytest.mark.parametrize(
    ("code", "zone", "expected"),
    [
        ("USD", "Australia/Sydney", "AUD"),
        ("TND", "Asia/Baghdad", "IQD"),
        ("SAR", "Asia/Muscat", "OMR"),
        ("AED", "Africa/Casablanca", "MAD"),
        ("USD", "Europe/Oslo", "USD"),
        ("EUR", "Africa/Tunis", "EUR"),
        ("EGP", None, "EGP"),
    ],
)
def test_a_currency_of_many_countries_is_that_of_the_place_of_the_article(
    code: str, zone: str | None, expected: str
) -> None:
    assert local_currency(code, zone) == expected


@given(st.decimals(0, 10**12, places=4))
def test_a_value_is_a_plain_decimal_that_means_the_same(number: Decimal) -> None:
    assert Decimal(plain(number)) == number
    assert "E" not in plain(number)


@given(st.text(max_size=200), st.sampled_from(["en", "ar"]))
def test_whatever_the_text_a_quantity_stands_in_it(text: str, language: str) -> None:
    for each in find_quantities(text, 0, len(text), language):
        assert 0 <= each.place[0] < each.place[1] <= len(text)
        assert Decimal(each.value) >= 0
