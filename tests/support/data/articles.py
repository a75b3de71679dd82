"""Small bundles for tests: a test says what matters to it, the rest is noise."""

import copy
from typing import Any

import asyncpg
import orjson

from db.load.store import load_reading
from db.operation.load_report import LoadReport
from editorial.bundle.check import Checked, check_bundle

BODY = "قال جون كويل: “نحن نرفع العقوبات”. وأضافت بيلتا أن المحادثات استمرت يوم السبت."

NOISE: dict[str, Any] = {
    "isnad": 1,
    "article": {
        "slug": "noise",
        "language": "ar",
        "published_at": "2025-12-13T12:00:00+03:00",
        "timezone": "Europe/Minsk",
        "body": BODY,
    },
    "provenance": {
        "method": "HUMAN",
        "asserted_by": "Test desk",
        "asserted_at": "2025-12-14T09:00:00Z",
        "state": "PUBLISHED",
    },
    "entities": [
        {
            "key": "coale",
            "kind": "PERSON",
            "names": [{"text": "John Coale", "language": "en"}],
            "mentions": [{"exact": "جون كويل"}],
        },
        {
            "key": "belta",
            "kind": "ORGANIZATION",
            "names": [{"text": "Belta", "language": "en"}],
            "mentions": [{"exact": "بيلتا"}],
        },
    ],
    "quotes": [
        {
            "key": "lifting",
            "kind": "DIRECT",
            "exact": "نحن نرفع العقوبات",
            "chain": [
                {"role": "SPEAKER", "entity": "coale", "words": {"exact": "جون كويل"}},
                {"role": "RELAYED_BY", "entity": "belta", "inferred": True},
            ],
        }
    ],
    "events": [
        {
            "key": "talks",
            "title": {"en": "Talks"},
            "status": "OCCURRED",
            "when": {"expression": "يوم السبت"},
            "participants": [{"role": "AGENT", "entity": "coale"}],
            "reports": [{"exact": "المحادثات استمرت يوم السبت"}],
        }
    ],
    "claims": [
        {
            "key": "lasting",
            "text": "المحادثات استمرت",
            "exact": "المحادثات استمرت",
            "kind": "FACT",
            "status": "UNVERIFIED",
            "chain": [{"role": "SPEAKER", "entity": "belta"}],
            "event": "talks",
        }
    ],
}


def noise(**article: object) -> dict[str, Any]:
    """Return the data of a bundle that a test can change; ``article`` replaces keys of its article."""
    data = copy.deepcopy(NOISE)
    data["article"].update(article)
    return data


def checked(data: dict[str, Any]) -> Checked:
    """Return a bundle's data as the store takes it."""
    return check_bundle(orjson.dumps(data), file="noise.json", read_text=_no_file)


async def load(connection: asyncpg.Connection, data: dict[str, Any], *, dry_run: bool = False) -> LoadReport:
    """Load the data of a bundle."""
    bundle = checked(data)
    return await load_reading(connection, bundle.reading, bundle.sha256, dry_run=dry_run)


def _no_file(name: str) -> str:
    raise FileNotFoundError(2, "No such file or directory", name)
