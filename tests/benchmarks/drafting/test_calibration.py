"""The tables of calibration."""

from benchmarks.drafting.calibration import table, table_of_rules
from benchmarks.drafting.judging import Judged, JudgedKind
from editorial.draft.draft import Basis

FOUND = [
    Judged(JudgedKind.QUOTE, Basis("CUE", 0.85), is_right=True),
    Judged(JudgedKind.QUOTE, Basis("CUE", 0.8, ("Who?",)), is_right=False),
    Judged(JudgedKind.QUOTE, Basis("CUE", 0.2), is_right=False),
    Judged(JudgedKind.MENTION, Basis("NAME", 1.0), is_right=True),
    Judged(JudgedKind.DATE, Basis("CUE", 0.85), is_right=True),
]


def test_the_table_counts_by_confidence() -> None:
    assert table(FOUND).splitlines() == [
        "| confidence | quotes | mentions | events | claims |",
        "|---|---|---|---|---|",
        "| below 0.5 | 0 of 1 (0.00) | — | — | — |",
        "| 0.5–0.6 | — | — | — | — |",
        "| 0.6–0.7 | — | — | — | — |",
        "| 0.7–0.8 | — | — | — | — |",
        "| 0.8–0.9 | 1 of 2 (0.50) | — | — | — |",
        "| 0.9–1.0 | — | 1 of 1 (1.00) | — | — |",
        "",
        "Dates: 1 of 1 (1.00)",
    ]


def test_the_table_of_rules_has_those_with_doubts_apart() -> None:
    assert table_of_rules(FOUND).splitlines()[2:] == [
        "| mentions | NAME | 1 of 1 (1.00) |",
        "| quotes | CUE | 1 of 2 (0.50) |",
        "| quotes | CUE? | 0 of 1 (0.00) |",
    ]
