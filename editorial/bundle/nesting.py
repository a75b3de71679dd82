"""Quotes inside quotes: no quote stands inside itself, and the words of the inner one are among those of the outer one."""

from collections.abc import Mapping

from editorial.bundle.shape import Problems
from editorial.model.annotation import AnchoredSpan, QuoteReading, details_of


def check_nesting(quotes: Mapping[int, QuoteReading], problems: Problems) -> None:
    """Note a problem for every circle, and a warning for every quote that lies outside the one it is ``within``.

    ``quotes`` are those of a bundle, by number. Outside is only a warning, since a correction of the article may move
    the words of either quote.
    """
    by_key = {quote.key: quote for quote in quotes.values()}
    outer = {key: within for key, quote in by_key.items() if (within := details_of(quote).within)}
    circles = in_circles(outer)
    for number, quote in quotes.items():
        path = ("quotes", number, "within")
        around = by_key.get(outer.get(quote.key, ""))
        if quote.key in circles and outer[quote.key] != quote.key:
            problems.add("CIRCULAR_REFERENCE", "the quotes stand inside each other in a circle", path)
        elif around and not all(_lies_in(span, around.spans) for span in quote.spans):
            message = f"the words of this quote are not among those of {around.key!r}: lengthen that one, or leave `within` out"
            problems.warn("QUOTE_NOT_WITHIN", message, path)


def in_circles(outer: Mapping[str, str]) -> frozenset[str]:
    """Return the keys from which following ``outer`` leads back to the key itself."""
    found: set[str] = set()
    done: set[str] = set()
    for start in outer:
        trail: dict[str, None] = {}
        key: str | None = start
        while key is not None and key not in trail and key not in done:
            trail[key] = None
            key = outer.get(key)
        if key is not None and key in trail:
            steps = list(trail)
            found.update(steps[steps.index(key) :])
        done.update(trail)
    return frozenset(found)


def _lies_in(span: AnchoredSpan, places: tuple[AnchoredSpan, ...]) -> bool:
    return any(place.start <= span.start and span.end <= place.end for place in places)
