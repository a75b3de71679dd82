"""The results as a picture: bars in SVG, written by hand, legible on light and on dark ground. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from benchmarks.case import HOT, REVALIDATED
from benchmarks.figures import requests_s, spread
from benchmarks.report import label
from benchmarks.rounds import SizeResults

WIDTH, LEFT, RIGHT = 860, 150, 90
BAR, GAP, GROUP_GAP = 15, 3, 16
HEADER = 92
COLOURS = ("#e8590c", "#4c7df0", "#2f9e6e", "#b06ad4", "#8a8f98")
"""Of the middle of the scale, so that they stand out from white and from black."""

STYLE = (
    "text{font-family:system-ui,sans-serif;font-size:12px;fill:#767d86}"
    ".title{font-size:15px;font-weight:600}.axis{stroke:#767d86;stroke-width:1}"
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One server's value in a group."""

    name: str
    value: float


Groups = Mapping[str, Sequence[Bar]]


def picture(articles: int, results: SizeResults) -> str:
    """Return the picture of the requests a second of every workload that several servers have answered."""
    groups = {
        case: [Bar(label(name), spread(samples, requests_s).median) for name, samples in found.items()]
        for case, found in results.items()
        if case not in (HOT, REVALIDATED)
    }
    shown = f"{articles:,}".replace(",", " ")
    return bars(f"Requests a second, {shown} articles (longer is better)", groups)


def bars(title: str, groups: Groups) -> str:
    """Return a picture of bars in groups; every server has one colour throughout."""
    names = list(dict.fromkeys(bar.name for group in groups.values() for bar in group))
    colours = {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(names)}
    highest = max((bar.value for group in groups.values() for bar in group), default=1) or 1
    body, top = [], HEADER
    for case, group in groups.items():
        body.append(_group(case, group, colours, (top, highest)))
        top += len(group) * (BAR + GAP) + GROUP_GAP
    axis = f'<line class="axis" x1="{LEFT}" y1="{HEADER - 8}" x2="{LEFT}" y2="{top - GROUP_GAP}"/>'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" viewBox="0 0 {WIDTH} {top}"'
            f' role="img" aria-label="{_attribute(title)}">',
            f"<style>{STYLE}</style>",
            f'<text class="title" x="12" y="24">{escape(title)}</text>',
            *_legend(colours),
            *body,
            axis,
            "</svg>",
            "",
        ]
    )


def _legend(colours: Mapping[str, str]) -> list[str]:
    drawn = []
    for place, (name, colour) in enumerate(colours.items()):
        x, y = 12 + place % 3 * 280, 40 + place // 3 * 22
        drawn.append(f'<rect x="{x}" y="{y}" width="12" height="12" rx="2" fill="{colour}"/>')
        drawn.append(f'<text x="{x + 18}" y="{y + 10}">{escape(name)}</text>')
    return drawn


def _group(case: str, group: Sequence[Bar], colours: Mapping[str, str], scale: tuple[int, float]) -> str:
    top, highest = scale
    middle = top + len(group) * (BAR + GAP) / 2 + 3
    drawn = [f'<text x="{LEFT - 10}" y="{middle:.0f}" text-anchor="end">{escape(case)}</text>']
    for place, bar in enumerate(group):
        y = top + place * (BAR + GAP)
        length = bar.value / highest * (WIDTH - LEFT - RIGHT)
        drawn.append(f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" fill="{colours[bar.name]}"/>')
        value = f"{bar.value:,.0f}".replace(",", " ")
        drawn.append(f'<text x="{LEFT + length + 6:.1f}" y="{y + BAR - 3}">{value}</text>')
    return "\n".join(drawn)


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
