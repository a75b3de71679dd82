"""Bundles with one problem each, and what the problem says."""

import re
from dataclasses import dataclass
from typing import Any

BODY = """قال جون كويل 😀 إن المحادثات مثمرة للغاية يوم السبت.
وقال كويل للصحفيين إن العقوبات سترفع.
The talks were very fruitful, Coale told reporters. The talks go on."""

Json = Any
NOTHING: Json = object()
"""Takes a value out."""


def base() -> dict[str, Json]:
    """Return a bundle without problems."""
    speaker = {"role": "SPEAKER", "entity": "coale"}
    return {
        "isnad": 1,
        "article": {"slug": "an-article", "language": "en", "published_at": "2025-12-13T12:00:00+03:00", "body": BODY},
        "provenance": {"method": "HUMAN", "asserted_by": "Desk", "asserted_at": "2026-01-01T00:00:00Z"},
        "entities": [
            {"key": "coale", "kind": "PERSON", "names": [{"text": "Coale", "language": "en"}], "mentions": []}
        ],
        "quotes": [
            {"key": "said", "kind": "PARTIAL", "exact": "very fruitful", "chain": [speaker, {"role": "TOLD_TO"}]}
        ],
        "events": [{"key": "talks", "title": {"en": "Talks"}, "status": "OCCURRED", "reports": [{"exact": "go on"}]}],
        "claims": [
            {
                "key": "claim-one",
                "exact": "The talks were",
                "text": "So",
                "kind": "FACT",
                "chain": [{"role": "SPEAKER"}],
            }
        ],
    }


def changed(path: str, value: Json) -> dict[str, Json]:
    """Return the bundle with another value at a path, or none."""
    data = base()
    inner: Json = data
    *steps, last = (int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path))
    for step in steps:
        inner = inner[step]
    if value is NOTHING:
        del inner[last]
    elif isinstance(inner, list):
        inner[last:] = [value]
    else:
        inner[last] = value
    return data


@dataclass(frozen=True)
class Case:
    """What is put at a path, and what the problem says where that is not plain: the value, its words in the file, its path."""

    code: str
    path: str
    put: Json
    nearest: str | None = None
    value: str | None = ""
    at: str | None = None
    told_of: str | None = None


def mapping(code: str, path: str, put: Json, *, first: str, told_of: str | None = None) -> Case:
    """Return the case of a problem of a whole mapping, which begins with the value ``first``."""
    return Case(code, path, put, value=None, at="{" + first, told_of=told_of)


def key(path: str, nearest: str) -> Case:
    """Return the case of a key that is not known."""
    name = path.rpartition(".")[2]
    return Case("UNKNOWN_KEY", path, 5, nearest, name, name)


AMBIGUOUS = "وبات سترفع. The talks were very frui |  reporters. The talks go on."
Q, E, C = "quotes[0]", "entities[0]", "claims[0]"
LINK = f"{Q}.chain[1]"
CASES = [
    key("clams", "claims"),
    key(f"{Q}.exakt", "exact"),
    key(f"{Q}.chain[0].rool", "role"),
    key(f"{E}.names[0].langauge", "language"),
    Case("UNKNOWN_FORMAT_VERSION", "isnad", 77),
    Case("UNKNOWN_FORMAT_VERSION", "isnad", "1.0"),
    Case("WRONG_TYPE", f"{Q}.exact", 4711),
    Case("WRONG_TYPE", f"{Q}.exact", True, value="true", at="true"),
    Case("WRONG_TYPE", "quotes", "soon"),
    Case("WRONG_TYPE", f"{Q}.chain", 12),
    Case("CHAIN_UNKNOWN_SOURCE", f"{Q}.chain", "Coalle > told reporters", "Coale"),
    Case("CHAIN_ROLE_MISSING", f"{Q}.chain", "Coale > reporters"),
    Case("CHAIN_UNREADABLE", f"{Q}.chain", "Coale (perhaps)"),
    Case("WRONG_TYPE", f"{Q}.chain[1]", "COALE"),
    Case("WRONG_TYPE", f"{Q}.chain[1].position", "0."),
    Case("WRONG_TYPE", f"{Q}.chain[1].position", 0.25),
    Case("WRONG_TYPE", "article", "words"),
    mapping("MISSING_KEY", f"{Q}.kind", NOTHING, first="said"),
    mapping("MISSING_KEY", "provenance", NOTHING, first="1"),
    mapping("MISSING_KEY", f"{Q}.exact", NOTHING, first="said", told_of=Q),
    mapping("MISSING_KEY", LINK, {"source": "NAMED", "role": "TOLD_TO"}, first="NAMED"),
    Case("NOT_ALLOWED", f"{Q}.kind", "Direct", "DIRECT"),
    Case("NOT_ALLOWED", f"{Q}.chain[1].role", "TOLD", "TOLD_TO"),
    Case("MALFORMED_VALUE", f"{Q}.key", "Not OK"),
    Case("MALFORMED_VALUE", "article.language", "Arabic!"),
    Case("MALFORMED_VALUE", "article.timezone", "Minsk"),
    Case("MALFORMED_VALUE", "article.url", "example.org"),
    Case("MALFORMED_VALUE", "events[0].title.english!", "Talks", value="english!", at="english!"),
    Case(
        "MALFORMED_VALUE",
        f"{Q}.provenance",
        {"confidence": 1.5},
        at="1.5",
        value="1.5",
        told_of=f"{Q}.provenance.confidence",
    ),
    Case(
        "MALFORMED_VALUE",
        f"{E}.mentions[0]",
        {"exact": "Coale", "occurrence": "some"},
        at="some",
        value="some",
        told_of=f"{E}.mentions[0].occurrence",
    ),
    Case("MALFORMED_DATE", "article.published_at", "2025-12-13"),
    Case("MALFORMED_DATE", "article.published_at", "0001-01-01T00:00:00+14:00"),
    Case("MALFORMED_DATE", f"{Q}.said", {"edtf": "2025-13"}, at="2025-13", value="2025-13", told_of=f"{Q}.said.edtf"),
    Case(
        "MALFORMED_DATE",
        f"{Q}.said",
        {"expression": "x", "base": "13.12."},
        at="13.12.",
        value="13.12.",
        told_of=f"{Q}.said.base",
    ),
    Case("SPAN_NOT_FOUND", f"{Q}.exact", "very fruitless", "very fruitful"),
    Case("SPAN_NOT_FOUND", f"{Q}.exact", "مثمره للغايه", "مثمرة للغاية"),
    Case("SPAN_NOT_FOUND", f"{Q}.exact", "Zzyzx"),
    Case("SPAN_NOT_FOUND", f"{Q}.cue", {"exact": "tolt"}, "told", at="tolt", value="tolt", told_of=f"{Q}.cue.exact"),
    Case(
        "SPAN_NOT_FOUND",
        f"{E}.mentions[0]",
        {"exact": "ruitful", "occurrence": "all"},
        "fruitful",
        at="ruitful",
        value="ruitful",
        told_of=f"{E}.mentions[0].exact",
    ),
    Case("SPAN_AMBIGUOUS", f"{Q}.exact", "The talks", AMBIGUOUS),
    Case("OCCURRENCE_OUT_OF_RANGE", f"{Q}.occurrence", 93),
    Case("UNKNOWN_REFERENCE", f"{Q}.chain[1].entity", "koale", "coale"),
    Case("UNKNOWN_REFERENCE", "article.publisher", "nobody"),
    Case("UNKNOWN_REFERENCE", "events[0].place", "minsk"),
    Case("UNKNOWN_REFERENCE", f"{C}.quote", "saidd", "said"),
    Case("UNKNOWN_REFERENCE", f"{C}.event", "talk", "talks"),
    Case(
        "UNKNOWN_REFERENCE",
        f"{C}.relations",
        [{"type": "SUPPORTS", "claim": "claim-two"}],
        "claim-one",
        at="claim-two",
        value="claim-two",
        told_of=f"{C}.relations[0].claim",
    ),
    Case(
        "MALFORMED_VALUE",
        f"{C}.relations",
        [{"type": "SUPPORTS", "claim": "claim-one"}],
        at="claim-one",
        value="claim-one",
        told_of=f"{C}.relations[0].claim",
    ),
    Case(
        "EXPRESSION_NOT_FOUND",
        f"{Q}.said",
        {"expression": "يوم الأحد"},
        "يوم السبت",
        at="يوم الأحد",
        value="يوم الأحد",
        told_of=f"{Q}.said.expression",
    ),
    Case("QUOTE_TEXT_DIFFERS", f"{Q}.text", "so fruitful", "very fruitful"),
    mapping("CHAIN_POSITION_OVERLAP", LINK, {"source": "DOCUMENT", "position": 0, "role": "SPEAKER"}, first="DOCUMENT"),
    mapping("CHAIN_POSITION_GAP", LINK, {"source": "DOCUMENT", "position": 2, "role": "TOLD_TO"}, first="DOCUMENT"),
    mapping("CHAIN_WITHOUT_SPEAKER", f"{Q}.chain[0]", {"source": "DOCUMENT", "role": "TOLD_TO"}, first="DOCUMENT"),
    mapping("CHAIN_WITHOUT_SPEAKER", LINK, {"source": "DOCUMENT", "role": "SPEAKER"}, first="DOCUMENT"),
    Case("CHAIN_WITHOUT_SPEAKER", f"{Q}.chain", [], value=None, at="[]"),
    Case("DUPLICATE_KEY", "claims[1]", base()["claims"][0], value="claim-one", at="claim-one", told_of="claims[1].key"),
    mapping("BODY_MISSING", "article.body", NOTHING, first="an-article", told_of="article"),
    mapping("BODY_MISSING", "article.body_file", "a.txt", first="an-article", told_of="article"),
    Case("BODY_MISSING", "article.body", " "),
    Case(
        "BODY_UNREADABLE",
        "article",
        {"slug": "a", "language": "en", "body_file": "none.txt"},
        value="none.txt",
        at="none.txt",
        told_of="article.body_file",
    ),
]
