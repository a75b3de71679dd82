"""Dates in EDTF of every form, and events on them, for properties."""

from typing import Any

from hypothesis import strategies as st

from editorial.date.edtf import MalformedDate, parse_edtf

YEARS = st.integers(1, 9999).map("{:04}".format)
MONTHS = st.tuples(YEARS, st.integers(1, 12)).map(lambda each: f"{each[0]}-{each[1]:02}")
DAYS = st.dates().map(str)
SEASONS = st.tuples(YEARS, st.integers(21, 24)).map(lambda each: f"{each[0]}-{each[1]}")
VAGUE = st.sampled_from(["201X", "20XX", "2024-02-XX", "2024-XX", "2024-XX-XX", "000X", "99XX"])
ZONES = st.sampled_from(["", "Z", "+03:00", "-11:30", "+14"])
INSTANTS = st.tuples(st.dates(), st.times(), ZONES).map(lambda each: f"{each[0]}T{each[1]:%H:%M:%S}{each[2]}")
SINGLE = st.tuples(st.one_of(YEARS, MONTHS, DAYS, SEASONS, VAGUE), st.sampled_from(["", "?", "~", "%"])).map("".join)
ENDS = st.one_of(SINGLE, st.sampled_from(["", ".."]))
INTERVALS = st.tuples(ENDS, ENDS).map("/".join)


def is_date(text: str) -> bool:
    try:
        parse_edtf(text)
    except MalformedDate:
        return False
    return True


EDTF = st.one_of(SINGLE, INSTANTS, INTERVALS).filter(is_date)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=120)
"""What can be stored: any text without NUL."""


def event(edtf: str | None, title: str = "Talks", words: str = "المحادثات", **more: Any) -> dict[str, Any]:
    """Return an event as REST answers it."""
    article = {"id": "018f0000-0000-7000-8000-000000000001", "slug": "noise", "headline": None, "language": "ar"}
    span = {"exact": words, "status": "EXACT"}
    given = {
        "id": "018f0000-0000-7000-8000-000000000002",
        "title": title,
        "status": "OCCURRED",
        "when": {"edtf": edtf},
        "place": None,
        "participants": [],
        "reports": [{"id": "018f0000-0000-7000-8000-000000000003", "article": article, "spans": [span]}],
        "version": 1,
        "history": {"nodes": [{"at": "2026-11-30T01:20:18.128129+00:00"}]},
    }
    return given | more
