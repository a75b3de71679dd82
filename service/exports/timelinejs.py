"""TimelineJS: events as the slides of a timeline (https://timeline.knightlab.com, JSON of version 3).

TimelineJS silently skips a slide without a date, so events without a date are left out. It makes ids from headlines,
and gets an empty one from an Arabic headline, so each slide has our id.
"""

from datetime import date, datetime
from html import escape
from typing import Any

from editorial.model.edtf import Edtf
from editorial.model.vocabulary import DatePrecision
from service.exports.data.dates import Days, days_of, edtf_of, instant_of, words
from service.exports.data.json_text import json_text
from service.exports.data.subject import Row, Subject, name_of, without_nothing


def timelinejs(subject: Subject) -> bytes:
    """Return the timeline of the events of a subject."""
    language = subject.language or (subject.article["language"] if subject.article else None)
    slides = [_slide(subject, event, edtf, language) for event in subject.events() if (edtf := edtf_of(event["when"]))]
    timeline: dict[str, Any] = {"scale": "human", "events": slides}
    if subject.article is not None:
        timeline["title"] = _title(subject.article)
    return json_text(timeline)


def _title(article: Row) -> dict[str, object]:
    said = f'<a href="{escape(article["url"])}">{escape(article["url"])}</a>' if article["url"] else ""
    return {
        "unique_id": f"article-{article['id']}",
        "text": without_nothing([("headline", escape(name_of(article))), ("text", said)]),
    }


def _slide(subject: Subject, event: Row, edtf: Edtf, language: str | None) -> dict[str, object]:
    start, end = _dates(edtf)
    return without_nothing(
        [
            ("unique_id", f"event-{event['id']}"),
            ("start_date", start),
            ("end_date", end),
            ("display_date", words(edtf, language)),
            ("text", {"headline": escape(event["title"]), "text": _text(event)}),
            ("media", _media(subject, event)),
            ("group", event["status"]),
            ("autolink", False),
        ]
    )


def _dates(edtf: Edtf) -> tuple[dict[str, int], dict[str, int] | None]:
    """Return the start and the end of a slide: as exact as the date, and an end only if the event lasted."""
    instant = instant_of(edtf)
    if instant:
        return _moment(instant), None
    days = days_of(edtf)
    start, _, end = edtf.text.partition("/")
    if edtf.precision is not DatePrecision.INTERVAL:
        return _date(days.first, start, is_whole=edtf.precision is DatePrecision.DAY), _end_of_season(edtf, days)
    begin = _date(days.first, start if start not in ("", "..") else end)
    finish = _date(days.last, end) if end not in ("", "..") and start not in ("", "..") else None
    return begin, finish if finish != begin else None


def _end_of_season(edtf: Edtf, days: Days) -> dict[str, int] | None:
    """Return the end of a season, decade or century, which TimelineJS cannot express as one date; otherwise None."""
    if edtf.precision in (DatePrecision.SEASON, DatePrecision.DECADE, DatePrecision.CENTURY):
        return {"year": days.last.year} | ({"month": days.last.month} if edtf.precision is DatePrecision.SEASON else {})
    return None


def _date(day: date, text: str, *, is_whole: bool = False) -> dict[str, int]:
    """Return a day as exact as ``text`` writes it: the year, the month, the day."""
    parts = text.rstrip("?~%").split("-")
    found = {"year": day.year}
    if len(parts) > 1 and parts[1] != "XX":
        found["month"] = day.month
    if is_whole or (len(parts) > 2 and parts[2] != "XX"):
        found["day"] = day.day
    return found


def _moment(instant: datetime) -> dict[str, int]:
    """Return an instant by the clock in which it is written: TimelineJS knows no time zones."""
    return {
        "year": instant.year,
        "month": instant.month,
        "day": instant.day,
        "hour": instant.hour,
        "minute": instant.minute,
        "second": instant.second,
    }


def _text(event: Row) -> str:
    """Return the text of a slide, as HTML: the participants and the place."""
    names = [each["entity"]["name"] for each in event["participants"]]
    return escape(", ".join([*dict.fromkeys(names), *([event["place"]["name"]] if event["place"] else [])]))


def _media(subject: Subject, event: Row) -> dict[str, str] | None:
    """Return the words of the first article about an event, as a quotation."""
    for report in event["reports"]:
        told = " … ".join(span["exact"] for span in report["spans"] if span["status"] != "ORPHANED")
        if told:
            article = report["article"]
            return {
                "url": f"<blockquote>{escape(told)}</blockquote>",
                "credit": escape(name_of(article)),
                "link": subject.uri("Article", article),
            }
    return None
