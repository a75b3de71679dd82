"""Two articles about the same people, as two editors who do not know of each other write them."""

from collections.abc import Mapping
from typing import Any

import asyncpg
import yaml

from db.load.load_bundle import LoadBundle, load_bundle
from db.operation.load_report import BundleWarning
from db.operation.operation import Actor
from editorial.warning.code import LOAD_WARNINGS
from tests.support.data.articles import noise

EDITOR = Actor("editor")
BODY = (
    "The envoy John Coale told reporters in Minsk on Saturday that the sanctions on potash are lifted. He thanked the"
    " hosts for two days of talks. Maria Coale waited outside of the palace while the delegation left for the airport."
    " Nobody would say when the next round is planned, and the ministry did not answer questions about the prisoners."
)


def entity(key: str, *names: str, kind: str = "PERSON", language: str = "en", **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "names": [{"text": each, "language": language} for each in names], **more}


def event(key: str, title: str, *participants: str, day: str = "2025-12-13", **more: Any) -> dict[str, Any]:
    return {
        "key": key,
        "title": {"en": title},
        "status": "OCCURRED",
        "when": {"edtf": day},
        "participants": [{"role": "AGENT", "entity": each} for each in participants],
        "reports": [{"exact": "two days of talks"}],
        **more,
    }


def article(slug: str, *entities: dict[str, Any], body: str = BODY, **more: Any) -> dict[str, Any]:
    """Return a bundle in English with these entities and nothing else; ``more`` replaces its lists."""
    data = noise(slug=slug, language="en", body=body)
    return {**data, "entities": list(entities), "quotes": [], "events": [], "claims": [], **more}


def other_body(number: int) -> str:
    """Return a text that has little in common with others of another number."""
    words = [f"w{(number * 7919 + at * 104729) % 99991:05}" for at in range(80)]
    return " ".join(words) + " two days of talks"


async def load(connection: asyncpg.Connection, data: dict[str, Any], **given: Any) -> dict[str, Any]:
    """Load a bundle as every door does, and return the values of the payload."""
    return dict((await load_bundle(connection, LoadBundle(written(data), **given), actor=EDITOR)).values)


def written(data: dict[str, Any]) -> str:
    """Return a bundle as an editor writes it."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def asked(payload: Mapping[str, Any]) -> list[BundleWarning]:
    """Return the warnings of a load that only what is stored gives; the others are those of the check."""
    return [each for each in payload["warnings"] if each.code in LOAD_WARNINGS]
