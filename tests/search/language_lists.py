"""Searches in 32 languages, each with texts that it must find and texts that it must not; half of them are only counted.

``languages/*.tsv``: the half, the search, texts to find, texts not to find; texts are separated by `` | ``. The lists are split
by chance: we read the mistakes in one half while working on the rules, and of the other only the figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import asyncpg

from db.words.search_index import documents_of
from db.words.search_query import as_tsquery

FOLDER = Path(__file__).parent / "languages"
LOOKED_AT, COUNTED = "looked at", "counted"
_MATCHES = """
    select array_agg(t.words::tsvector @@ t.query::tsquery order by t.place)
    from unnest($1::text[], $2::text[]) with ordinality as t (words, query, place)
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A search in a language, and what it must and must not find."""

    language: str
    text: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    is_looked_at: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Recall and precision of a list, each search counting the same, and what went wrong."""

    searches: int
    recall: float
    precision: float
    mistakes: tuple[str, ...]


def cases() -> list[Case]:
    """Return all cases, those of a language together."""
    return [case for path in sorted(FOLDER.glob("*.tsv")) for case in _cases(path)]


def _cases(path: Path) -> list[Case]:
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return [
        Case(path.stem, text, tuple(wanted.split(" | ")), tuple(unwanted.split(" | ")), half == LOOKED_AT)
        for half, text, wanted, unwanted in lines
    ]


def vector(text: str, language: str) -> str:
    """Return the words of a text as the search index has them."""
    row = {"id": UUID(int=1), "type": "QUOTE", "article_id": None, "recency": 0, "field": "TEXT", "part": 0}
    documents = [*documents_of([{**row, "language": language, "text": text}])]  # type: ignore[list-item]
    return str(documents[0][5]) if documents else ""


async def found(connection: asyncpg.Connection, chosen: Iterable[Case]) -> Mapping[tuple[Case, str], bool]:
    """Return of each text of each case whether its search finds it."""
    pairs = [(case, text) for case in chosen for text in (*case.wanted, *case.unwanted)]
    vectors = [vector(text, case.language) for case, text in pairs]
    matches = await connection.fetchval(_MATCHES, vectors, [as_tsquery(case.text) for case, _ in pairs])
    return dict(zip(pairs, matches, strict=True))


def figures(chosen: Iterable[Case], found: Mapping[tuple[Case, str], bool]) -> Figures:
    """Return how well the cases are answered."""
    recalls, precisions, mistakes = [], [], []
    for case in chosen:
        hits = [text for text in case.wanted if found[case, text]]
        excess = [text for text in case.unwanted if found[case, text]]
        recalls.append(len(hits) / len(case.wanted))
        precisions.append(len(hits) / (len(hits) + len(excess)) if hits or excess else 1.0)
        missing = [text for text in case.wanted if text not in hits]
        if missing or excess:
            mistakes.append(f"{case.language} {case.text}: missing {missing}, too much {excess}")
    return Figures(len(recalls), sum(recalls) / len(recalls), sum(precisions) / len(precisions), tuple(mistakes))
