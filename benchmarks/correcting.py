"""Correcting the text of an article of 20 000 words with 500 annotations: seconds for the whole operation, written and logged.

python -m benchmarks.correcting --rounds 7
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import asyncpg
import orjson

from benchmarks.figures import Spread
from benchmarks.reanchoring import WORDS, article, corrections, spans_of
from db.load.store import load_reading
from db.migrations.runner import migrate
from db.operation.operation import Actor
from db.operations.correct_article import CorrectArticle, correct_article
from db.postgres.embedded import embedded_database
from editorial.bundle.check import check_bundle

SLUG = "corrected"
PERSON = {"key": "somebody", "kind": "PERSON", "names": [{"text": "Somebody", "language": "en"}]}


def bundle_of(body: str) -> dict[str, Any]:
    """Return a bundle whose 500 annotations stand at the places of the benchmark of re-anchoring: mentions, quotes and claims."""
    places = spans_of(body, 5)
    mentions, quotes, claims = places[:250], places[250:400], places[400:]
    chain = [{"role": "SPEAKER", "entity": "somebody"}]
    return {
        "isnad": 1,
        "article": {"slug": SLUG, "language": "ar", "body_file": "body.txt", "published_at": "2025-12-13T09:00:00Z"},
        "provenance": {"method": "HUMAN", "asserted_by": "Desk", "asserted_at": "2025-12-13T10:00:00Z"},
        "entities": [
            {**PERSON, "key": f"somebody-{number}", "mentions": [quotation(body, place)]}
            for number, place in enumerate(mentions)
        ]
        + [PERSON],
        "quotes": [
            {"key": f"q{number}", "kind": "DIRECT", "chain": chain, **quotation(body, place)}
            for number, place in enumerate(quotes)
        ],
        "claims": [
            {"key": f"c{number}", "kind": "FACT", "text": "…", "chain": chain, "about": ["somebody"]}
            | quotation(body, place)
            for number, place in enumerate(claims)
        ],
    }


def quotation(body: str, place: tuple[int, int]) -> dict[str, Any]:
    """Return what points at a place: the words, and which of several they are."""
    start, end = place
    exact, at, number = body[start:end], -1, 0
    while at < start:
        at, number = body.index(exact, at + 1), number + 1
    return {"exact": exact, "occurrence": number}


async def measure(rounds: int, words: int = WORDS) -> Mapping[str, Spread]:
    """Return the seconds of each kind of correction; after each the text is corrected back."""
    body = article(words, 5)
    checked = check_bundle(orjson.dumps(bundle_of(body)), file="bundle", read_text=lambda _: body)
    with tempfile.TemporaryDirectory() as folder, embedded_database(Path(folder) / "data") as server:
        await migrate(server.dsn())
        connection = await asyncpg.connect(server.dsn())
        try:
            await load_reading(connection, checked.reading, checked.sha256)
            await connection.execute("analyze")
            found = {kind: await _rounds(connection, (body, new), rounds) for kind, new in corrections(body, 5).items()}
        finally:
            await connection.close()
    return found


async def _rounds(connection: "asyncpg.Connection[asyncpg.Record]", texts: Sequence[str], rounds: int) -> Spread:
    old, new = texts
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        await correct_article(connection, CorrectArticle(SLUG, new), actor=Actor("benchmark"))
        taken.append(time.perf_counter() - begun)
        await correct_article(connection, CorrectArticle(SLUG, old), actor=Actor("benchmark"))
    return Spread(median(taken), min(taken), max(taken))


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.correcting", description="Correcting the text of an article."
    )
    parser.add_argument("--rounds", type=int, default=7, help="how many rounds (default: 7)")
    print("| correction | seconds |\n|---|--:|")
    for kind, taken in asyncio.run(measure(parser.parse_args().rounds)).items():
        print(f"| {kind} | {taken.median:.2f} ({taken.lowest:.2f}–{taken.highest:.2f}) |")


if __name__ == "__main__":
    main()
