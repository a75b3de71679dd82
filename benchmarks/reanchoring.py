"""Re-anchoring: 500 spans of an Arabic article of 20 000 words after corrections of several kinds, and difflib for the same.

python -m benchmarks.reanchoring --rounds 7
"""

import argparse
import difflib
import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.corpus_article import articles
from benchmarks.figures import Spread
from editorial.align.reanchor import reanchor

WORDS, SPANS, EDITS = 20_000, 500, 200
LENGTHS = (1, 1, 1, 2, 3, 8, 30)
"""Words of a span: most name somebody, some are what somebody said."""

Place = tuple[int, int]
Way = Callable[[str, str, Sequence[Place]], Sequence[Place | None]]


@dataclass(frozen=True, slots=True)
class Found:
    """Of one kind of correction: CPU milliseconds of ours and difflib's, their ratio by round, spans with the same words."""

    ours_ms: Spread
    difflib_ms: Spread
    ratio: Spread
    kept: tuple[int, int]


def by_reanchor(old: str, new: str, spans: Sequence[Place]) -> Sequence[Place | None]:
    """Re-anchor as the service does."""
    return [(found.span.start, found.span.end) if found.span else None for found in reanchor(old, new, spans)]


def by_difflib(old: str, new: str, spans: Sequence[Place]) -> Sequence[Place | None]:
    """Re-anchor as one would first write it: SequenceMatcher over words and signs; a span goes where its first and last went."""
    before, after = (list(re.finditer(r"\w+|[^\w\s]", text)) for text in (old, new))
    matcher = difflib.SequenceMatcher(None, [word[0] for word in before], [word[0] for word in after])
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for was, now in zip(before[block.a : block.a + block.size], after[block.b :], strict=False):
            starts[was.start()], ends[was.end()] = now.start(), now.end()
    return [
        (starts[start], ends[end]) if start in starts and end in ends and starts[start] < ends[end] else None
        for start, end in spans
    ]


def article(words: int, seed: int) -> str:
    """Return Arabic articles of the corpus, one after another, as one of so many words."""
    paragraphs: list[str] = []
    length = 0
    for each in articles(words // 20, seed):
        if length < words and each.language == "ar":
            paragraphs += each.body.split("\n")
            length += len(each.body.split())
    return "\n".join(paragraphs)


def corrections(old: str, seed: int) -> Mapping[str, str]:
    """Return the text as it is after corrections, by their kind."""
    chance = random.Random(seed)
    paragraphs, words = old.split("\n"), old.split(" ")
    moved = [paragraphs[-1], *paragraphs[:-1]]
    return {
        "a word put in at the beginning": f"عاجل {old}",
        f"{EDITS} words put in, taken out or changed": " ".join(_edited(words, chance)),
        "the last paragraph moved to the beginning": "\n".join(moved),
        "all paragraphs shuffled": "\n".join(chance.sample(paragraphs, len(paragraphs))),
        "written anew in the same words": " ".join(chance.sample(words, len(words))),
        "every third word inflected": " ".join(f"{word}ها" if n % 3 == 0 else word for n, word in enumerate(words)),
    }


def _edited(words: Sequence[str], chance: random.Random) -> list[str]:
    edited = list(words)
    for _ in range(EDITS):
        place, other = chance.randrange(len(edited)), chance.choice(words)
        edited[place : place + chance.choice((0, 1))] = [other] if chance.random() < 0.7 else []
    return edited


def spans_of(text: str, seed: int) -> Sequence[Place]:
    """Return stretches of some words of a text."""
    chance = random.Random(seed)
    words = list(re.finditer(r"\w+", text))
    firsts = [chance.randrange(len(words) - max(LENGTHS)) for _ in range(SPANS)]
    return [(words[first].start(), words[first + chance.choice(LENGTHS) - 1].end()) for first in firsts]


def measure(rounds: int, words: int = WORDS, seed: int = 5) -> Mapping[str, Found]:
    """Return what was found of every kind of correction; the two take turns."""
    old = article(words, seed)
    spans = spans_of(old, seed)
    return {kind: _measured((old, new, spans), rounds) for kind, new in corrections(old, seed).items()}


def _measured(case: tuple[str, str, Sequence[Place]], rounds: int) -> Found:
    ours, theirs, kept = [], [], (0, 0)
    for _ in range(rounds):
        (seconds, found), (their_seconds, their_found) = _timed(by_reanchor, case), _timed(by_difflib, case)
        ours.append(1000 * seconds)
        theirs.append(1000 * their_seconds)
        kept = (_kept(case, found), _kept(case, their_found))
    ratios = [their_ms / our_ms for our_ms, their_ms in zip(ours, theirs, strict=True)]
    return Found(_spread(ours), _spread(theirs), _spread(ratios), kept)


def _timed(way: Way, case: tuple[str, str, Sequence[Place]]) -> tuple[float, Sequence[Place | None]]:
    begun = time.process_time()
    found = way(*case)
    return time.process_time() - begun, found


def _kept(case: tuple[str, str, Sequence[Place]], found: Sequence[Place | None]) -> int:
    old, new, spans = case
    return sum(now is not None and old[slice(*was)] == new[slice(*now)] for was, now in zip(spans, found, strict=True))


def _spread(values: Sequence[float]) -> Spread:
    return Spread(median(values), min(values), max(values))


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reanchoring", description="Re-anchoring and difflib.")
    parser.add_argument("--rounds", type=int, default=7, help="how many rounds (default: 7)")
    given = parser.parse_args()
    print(
        "| correction | Isnad, CPU ms | difflib, CPU ms | difflib to Isnad | spans with the same words |\n|---|--:|--:|--:|--:|"
    )
    for kind, found in measure(given.rounds).items():
        times = (
            f"{each.median:.0f} ({each.lowest:.0f}–{each.highest:.0f})" for each in (found.ours_ms, found.difflib_ms)
        )
        ratio = f"{found.ratio.median:.1f} ({found.ratio.lowest:.1f}–{found.ratio.highest:.1f})"
        print("|", kind, "|", " | ".join(times), "|", ratio, "|", "{}, {}".format(*found.kept), "|")


if __name__ == "__main__":
    main()
