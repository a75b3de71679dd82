"""A database with all that is hard to export: the seed, noise of all sorts of values and gaps, and an article with the rest."""

import random
from typing import Any

import asyncpg

from db.operation.operation import Actor
from db.operations.correct_article import CorrectArticle, correct_article
from db.operations.retract import RetractClaim, RetractQuote, retract_claim, retract_quote
from tests.conftest import load_seeds
from tests.support.data.articles import load, noise
from tests.support.data.library import library

DESK = Actor("desk")
RICH = "rich"
BODY = (
    "=SUM(A1:A9) قالت وزيرة 🇱🇧 “لن نتراجع” أمس.\n"
    "وأضاف مصدر لم يُسمّ 😀 أن الاتفاق, “نهائي”; وأنه وقّع.\n"
    "Sources in Homs said: “it ended” late on Monday.\n"
)
CORRECTED = "تصحيح 🎉: " + BODY.replace(
    "Sources in Homs said: “it ended” late on Monday.\n", "Nothing more is known.\n"
)


def rich() -> dict[str, Any]:
    """Return a bundle with RTL and LTR, emoji, formulas, a headline, a publisher, anonymous links, reviews, odd dates."""
    data = noise(
        slug=RICH,
        body=BODY,
        headline="@الوزيرة: <b>“لن نتراجع”</b> & more\u200f",
        url="https://news.example/ar/1?a=1&b=2",
        publisher="agency",
        note="As published.",
    )
    data["entities"] = [
        {"key": "minister", "kind": "PERSON", "names": [{"text": "الوزيرة", "language": "ar"}]}
        | {"mentions": [{"exact": "وزيرة"}], "wikidata": "Q999999"},
        {"key": "agency", "kind": "GROUP", "names": [{"text": "-Agency-", "language": "en"}], "mentions": []},
        {
            "key": "homs",
            "kind": "PLACE",
            "names": [{"text": "Homs", "language": "en"}],
            "mentions": [{"exact": "Homs"}],
        },
        {"key": "deal", "kind": "WORK", "names": [{"text": "+Deal", "language": "en"}]}
        | {"mentions": [{"exact": "الاتفاق"}]},
    ]
    anonymous = {"role": "SPEAKER", "source": "ANONYMOUS", "words": {"exact": "مصدر لم يُسمّ"}}
    unnamed = {**anonymous, "entity": {"unknown": "WITHHELD"}}
    data["quotes"] = [
        {"key": "minister", "kind": "DIRECT", "exact": "لن نتراجع", "said": {"expression": "أمس"}}
        | {"chain": [{"role": "SPEAKER", "entity": "minister"}, {"role": "RELAYED_BY", "source": "UNKNOWN"}]},
        {"key": "source", "kind": "PARTIAL", "spans": [{"exact": "نهائي"}, {"exact": "وأنه وقّع"}]}
        | {"chain": [unnamed, {"role": "RELAYED_BY", "entity": "homs"}, {"role": "PUBLISHED_BY", "entity": "agency"}]},
        {"key": "gone", "kind": "DIRECT", "exact": "it ended", "language": "en"}
        | {"chain": [{"role": "SPEAKER", "entity": "homs"}, {"role": "TOLD_TO", "source": "COLLECTIVE"}]},
        {"key": "denied", "kind": "INDIRECT", "exact": "أن الاتفاق, “نهائي”", "stance": "DENIED"}
        | {"chain": [{"role": "SPEAKER", "entity": "agency", "source": "ANONYMOUS", "inferred": True}]},
        {"key": "inside", "kind": "PARTIAL", "exact": "الاتفاق", "stance": "DOUBTED", "within": "denied"}
        | {"chain": [anonymous]},
    ]
    data["claims"] = [
        {"key": "final", "text": "=The deal, “final”\nfor good", "language": "en", "exact": "نهائي", "kind": "FACT"}
        | {"status": "REFUTED", "status_note": "It was not signed.", "quote": "source", "event": "signed"}
        | {"about": ["deal", "minister"], "chain": [anonymous]}
        | {
            "quantities": [
                {"value": 1200.5, "unit": "people", "comparator": "GTE", "when": {"edtf": "2025-12"}},
                {"value": -3, "unit": "days"},
                {"value": 1, "unit": "=unit"},
                {"value": 2, "unit": "years", "comparator": "LT"},
            ]
        }
        | {
            "reviews": [
                {"reviewer": "agency", "rating": "False", "url": "https://check.example/1", "note": "No signature."}
                | {"reviewed_at": "2025-12-14T10:00:00Z"},
                {"rating": "Misleading"},
            ]
        },
        {"key": "ended", "text": "It ended", "language": "en", "exact": "it ended", "kind": "OPINION"}
        | {"chain": [{"role": "SPEAKER", "entity": "homs"}], "relations": [{"type": "CONTRADICTS", "claim": "final"}]},
        {
            "key": "not-final",
            "text": "It is final",
            "language": "en",
            "exact": "نهائي",
            "kind": "FACT",
            "quote": "denied",
        }
        | {"chain": [{"role": "SPEAKER", "entity": "agency", "source": "ANONYMOUS", "inferred": True}]},
    ]
    data["events"] = [
        {"key": "signed", "title": {"en": "Signing, <i>at last</i>; \\ done", "ar": "التوقيع"}, "status": "ALLEGED"}
        | {"when": {"edtf": "2025-12-13T10:30:00+03:00"}, "place": "homs", "reports": [{"exact": "وقّع"}]}
        | {"participants": [{"role": "AGENT", "entity": "minister"}, {"role": "PARTNER", "entity": "agency"}]},
        *(
            {"key": f"event-{number}", "title": {"ar": f"حدث {number}"}, "status": status, "when": {"edtf": edtf}}
            | {"reports": [{"exact": "الاتفاق"}]}
            for number, (edtf, status) in enumerate(DATES)
        ),
        {"key": "undated", "title": {"en": "Undated"}, "status": "PLANNED", "reports": [{"exact": "it ended"}]},
    ]
    return data


DATES = [
    ("2025-12-13", "OCCURRED"),
    ("2025-12~", "OCCURRED"),
    ("2025-12-13?", "ALLEGED"),
    ("2025%", "CANCELED"),
    ("2025-21", "PLANNED"),
    ("2025-24", "PLANNED"),
    ("201X", "OCCURRED"),
    ("20XX", "OCCURRED"),
    ("2024-07/..", "ONGOING"),
    ("../2024-02", "OCCURRED"),
    ("2024-03/", "OCCURRED"),
    ("/2024-02-29", "OCCURRED"),
    ("2024-12-31/2025-01-01", "OCCURRED"),
    ("2024~/2025-02?", "OCCURRED"),
    ("0001-01-01", "OCCURRED"),
    ("9999-12-31", "PLANNED"),
    ("9998-24", "PLANNED"),
    ("2025-12-13T23:59:59Z", "OCCURRED"),
    ("2025-12-XX", "OCCURRED"),
]
"""Dates of every form that there is, each with the status of its event."""


async def fill(dsn: str) -> None:
    """Put everything into a database."""
    connection = await asyncpg.connect(dsn)
    try:
        await load_seeds(connection)
        for data in library(random.Random(7)):
            await load(connection, data)
        await load(connection, rich())
        await correct_article(connection, CorrectArticle(RICH, CORRECTED, "The report was withdrawn."), actor=DESK)
        quote = await connection.fetchval(
            "select n.id::text from annotation n join quote using (id) where key = 'minister'"
        )
        await retract_quote(connection, RetractQuote(quote, "She denies it."), actor=DESK)
        claim = await connection.fetchval("select id::text from annotation where key = 'ended'")
        await retract_claim(connection, RetractClaim(claim, "Taken back."), actor=DESK)
    finally:
        await connection.close()
