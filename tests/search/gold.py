"""The gold list: how much of what a search should find it finds, and how much of what it finds it should."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
ARTICLE = HERE.parents[1] / "seeds" / "belarus-potash-sanctions" / "article.txt"


@dataclass(frozen=True, slots=True)
class Text:
    """A short text with its language."""

    key: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and the keys of the texts that are wanted."""

    text: str
    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measure:
    """Recall and precision over a list, each search counting the same; ``whole`` are those with neither gap nor excess."""

    recall: float
    precision: float
    whole: int


def gold() -> tuple[list[Text], list[Search]]:
    """Return the texts, the paragraphs of the first article among them, and the searches."""
    data = yaml.safe_load((HERE / "gold.yaml").read_text("utf-8"))
    texts = [Text(key, *next(iter(said.items()))) for key, said in data["texts"].items()]
    paragraphs = [line for line in ARTICLE.read_text("utf-8").splitlines() if line.strip()]
    texts += [Text(f"¶{number}", "ar", paragraph) for number, paragraph in enumerate(paragraphs, 1)]
    return texts, [Search(each["for"], frozenset(each["find"])) for each in data["searches"]]


def measured(searches: Iterable[Search], found: Mapping[str, frozenset[str]]) -> Measure:
    """Return how well ``found`` (keys by search) has what is wanted. Who finds nothing is wrong in nothing."""
    all_ = list(searches)
    recalls = [len(each.wanted & found[each.text]) / len(each.wanted) for each in all_]
    precisions = [
        len(each.wanted & found[each.text]) / len(found[each.text]) if found[each.text] else 1.0 for each in all_
    ]
    whole = sum(each.wanted == found[each.text] for each in all_)
    return Measure(sum(recalls) / len(all_), sum(precisions) / len(all_), whole)


def mistakes(searches: Iterable[Search], found: Mapping[str, frozenset[str]]) -> Callable[[], str]:
    """Return what tells, search by search, what is missing and what is too much."""
    lines = [
        f"{each.text}: missing {sorted(each.wanted - found[each.text])}, too much {sorted(found[each.text] - each.wanted)}"
        for each in searches
        if each.wanted != found[each.text]
    ]
    return lambda: "\n".join(lines)
