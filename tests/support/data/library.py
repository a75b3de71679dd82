"""A small library of noise: articles, quotes, claims and events with all sorts of values and all sorts of gaps."""

import random
from collections.abc import Iterable
from typing import Any

from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    ClaimRelationType,
    ClaimStatus,
    EventStatus,
    QuoteKind,
)
from tests.support.data.articles import noise

Row = dict[str, Any]

ENTITIES = [f"e{number}" for number in range(6)]
LANGUAGES = ["ar", "en", "be", "be-Latn"]
PUBLISHED = [None, "2025-12-31T23:30:00-05:00", "2025-12-01T00:00:00Z", "2024-02-29T12:00:00+03:00"]
DATES = [None, "2025-12-13", "2025-12", "2025", "2025-11/2026-01", "2025-12-01/2025-12-05", "2024-07/..", "2024-02~"]


def one_of(chance: random.Random, words: Iterable[Any]) -> str:
    return str(chance.choice(list(words)))


def chain(chance: random.Random) -> list[Row]:
    """Return a chain of up to four links, in which one may stand twice and some are not named."""
    roles = ["SPEAKER", *(one_of(chance, list(AttributionRole)[1:]) for _ in range(chance.randint(0, 3)))]
    return [
        {"role": role, "entity": chance.choice(ENTITIES[:4])}
        if chance.random() < 0.7
        else {"role": role, "source": one_of(chance, ["ANONYMOUS", "COLLECTIVE", "UNKNOWN"])}
        for role in roles
    ]


def library(chance: random.Random) -> list[Row]:
    """Return four bundles, whose events are the same ones, with all sorts of values and all sorts of gaps."""
    bundles = []
    for number, published in enumerate(PUBLISHED):
        data = noise(slug=f"a{number}", published_at=published, language=LANGUAGES[number % 2])
        data["entities"] = [
            {"key": key, "kind": "PERSON", "names": [{"text": key, "language": "en"}]} for key in ENTITIES
        ]
        for entity, words in zip(data["entities"], ["جون كويل", "بيلتا", "العقوبات"], strict=False):
            entity["mentions"] = [{"exact": words}] if chance.random() < 0.7 else []
        data["quotes"] = [
            {"key": f"q{at}", "kind": one_of(chance, QuoteKind), "exact": "نحن نرفع العقوبات", "chain": chain(chance)}
            | ({"said": {"edtf": when}} if (when := chance.choice(DATES)) else {})
            | {"language": chance.choice(LANGUAGES)}
            for at in range(14)
        ]
        data["events"] = [event(random.Random(at)) for at in range(20) if at % 4 == number or at % 7 == 0]
        data["claims"] = [
            {"key": f"c{at}", "text": f"{at}", "exact": "المحادثات استمرت", "language": chance.choice(LANGUAGES)}
            | {"kind": one_of(chance, ClaimKind), "status": one_of(chance, ClaimStatus), "chain": chain(chance)}
            | {"about": chance.sample(ENTITIES, chance.randint(0, 3)), "quote": f"q{at % 3}"}
            | {"event": chance.choice(data["events"])["key"]}
            | ({"relations": [relation(chance, at)]} if at and chance.random() < 0.4 else {})
            for at in range(14)
        ]
        bundles.append(data)
    return bundles


def event(chance: random.Random) -> Row:
    return {
        "key": f"event-{chance.getrandbits(60)}",
        "title": {"en": "Something"},
        "status": one_of(chance, EventStatus),
        "place": chance.choice([None, *ENTITIES[3:]]),
        "participants": [
            {"role": role, "entity": chance.choice(ENTITIES)} for role in ["AGENT", "PATIENT"][: chance.randint(0, 2)]
        ],
        "reports": [{"exact": "المحادثات"}, {"exact": "استمرت"}],
    } | ({"when": {"edtf": when}} if (when := chance.choice(DATES)) else {})


def relation(chance: random.Random, at: int) -> Row:
    return {"type": one_of(chance, ClaimRelationType), "claim": f"c{chance.randrange(at)}"}
