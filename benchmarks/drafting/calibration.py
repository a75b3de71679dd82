"""How sure drafts are, and how right: ``python -m benchmarks.drafting.calibration [--write] ARTICLES…``.

Prints, of the items that were drafted with a confidence of 0.8 to 0.9 and so on, how many were right; and how many of
each rule. With ``--write``, the counts become those from which confidence is computed; what is printed is then honest for
new articles: for each article, the confidence comes from the counts of all others.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.drafting.gold import GoldArticle, gold_articles
from benchmarks.drafting.judging import Judged, JudgedKind, judged
from editorial.draft import counted_rules
from editorial.draft.confidence import STORED, RuleCount, RuleCounts, calibrated, counted_as
from editorial.draft.draft import Draft
from editorial.drafting.rules import first_draft_by_rules

TENTHS = 10
LOWEST = 5
"""The first tenth that has a line of its own."""


def main(folders: Sequence[Path], *, writes: bool) -> None:
    """Print the tables, and write the counts."""
    articles = [each for folder in folders for each in gold_articles(folder)]
    drafts = [(each, first_draft_by_rules(each.article)) for each in articles]
    own = [_counts(judged(draft, each.draft, each.article.body)) for each, draft in drafts]
    every = _sum(own)
    given = [_without(every, each) if writes else STORED for each in own]
    found = [
        one
        for (article, draft), counts in zip(drafts, given, strict=True)
        for one in _judged(article, calibrated(draft, counts))
    ]
    print(f"{len(articles)} articles\n\n{table(found)}\n\n{table_of_rules(found)}")
    if writes:
        Path(counted_rules.__file__).write_text(_module(every), "utf-8")


def _judged(article: GoldArticle, draft: Draft) -> Iterator[Judged]:
    return judged(draft, article.draft, article.article.body)


def _counts(items: Iterable[Judged]) -> RuleCounts:
    """Return how many items of each rule were right; dates have no rule of their own."""
    right, drafted = Counter[str](), Counter[str]()
    for each in items:
        if each.kind is not JudgedKind.DATE:
            drafted[counted_as(each.basis)] += 1
            right[counted_as(each.basis)] += each.is_right
    return {rule: RuleCount(right[rule], count) for rule, count in drafted.items()}


def _sum(counts: Iterable[RuleCounts]) -> RuleCounts:
    right, drafted = Counter[str](), Counter[str]()
    for each in counts:
        right.update({rule: count.right for rule, count in each.items()})
        drafted.update({rule: count.drafted for rule, count in each.items()})
    return {rule: RuleCount(right[rule], count) for rule, count in drafted.items()}


def _without(every: RuleCounts, own: RuleCounts) -> RuleCounts:
    """Return the counts of all other articles."""
    none = RuleCount(0, 0)
    return {
        rule: RuleCount(count.right - own.get(rule, none).right, count.drafted - own.get(rule, none).drafted)
        for rule, count in every.items()
    }


def table(found: Sequence[Judged]) -> str:
    """Return how many items were right, by kind and confidence, as a table in Markdown."""
    kinds = [kind for kind in JudgedKind if kind is not JudgedKind.DATE]
    lines = [f"| confidence | {' | '.join(kinds)} |", f"|---|{'---|' * len(kinds)}"]
    for tenth in range(LOWEST - 1, TENTHS):
        inside = [
            each for each in found if max(LOWEST - 1, min(TENTHS - 1, int(each.basis.confidence * TENTHS))) == tenth
        ]
        cells = (_cell(each for each in inside if each.kind is kind) for kind in kinds)
        name = f"below {LOWEST / TENTHS}" if tenth < LOWEST else f"{tenth / TENTHS}–{(tenth + 1) / TENTHS}"
        lines.append(f"| {name} | {' | '.join(cells)} |")
    dates = [each for each in found if each.kind is JudgedKind.DATE]
    return "\n".join([*lines, "", f"Dates: {_cell(dates)}"])


def table_of_rules(found: Iterable[Judged]) -> str:
    """Return how many items of each rule were right, as a table in Markdown: those with doubts apart."""
    rules: dict[tuple[str, str], list[Judged]] = {}
    for each in found:
        if each.kind is not JudgedKind.DATE:
            rules.setdefault((each.kind, counted_as(each.basis)), []).append(each)
    lines = [f"| {kind} | {rule} | {_cell(items)} |" for (kind, rule), items in sorted(rules.items())]
    return "\n".join(["| kind | rule (?: with doubts) | right |", "|---|---|---|", *lines])


def _cell(items: Iterable[Judged]) -> str:
    """Return how many of some items are right, of how many, and their share."""
    found = [each.is_right for each in items]
    return f"{sum(found)} of {len(found)} ({sum(found) / len(found):.2f})" if found else "—"


def _module(counts: Mapping[str, RuleCount]) -> str:
    """Return the module with the counts."""
    head = Path(counted_rules.__file__).read_text("utf-8").partition("MappingProxyType(")[0]
    lines = [f'        "{rule}": ({count.right}, {count.drafted}),\n' for rule, count in sorted(counts.items())]
    return f"{head}MappingProxyType(\n    {{\n{''.join(lines)}    }}\n)\n"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main([Path(each) for each in arguments if each != "--write"], writes="--write" in arguments)
