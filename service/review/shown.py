"""An annotation as a reviewer sees it: its words in the text around them, who said them, and why it was drafted."""

from collections.abc import Iterator

from service.printed.chain import chain_words, date_words
from service.printed.words import named, short
from service.review.waiting import WaitingItem

AROUND = 120
"""How many characters of the text are shown on either side."""

_LONGEST = 2_000
_NAMES = {"Quote": "quote", "Claim": "claim", "EventReport": "event", "Mention": "mention"}


def shown(item: WaitingItem, body: str, place: str) -> Iterator[str]:
    """Yield the lines about an item; ``place`` says how far the review has come."""
    provenance = item["provenance"]
    confidence = f"  {provenance['confidence']:.0%} sure" if provenance["confidence"] is not None else ""
    yield ""
    yield f"{place}  {item.get('kind') or ''} {_NAMES[item['__typename']]}{confidence}".replace("   ", "  ")
    yield from (f"    {_in_text(span, body)}" for span in item["spans"])
    yield from (f"  {line}" for line in _facts(item))
    if provenance["note"]:
        yield f"  {short(provenance['note'], 300)}"


def _in_text(span: WaitingItem, body: str) -> str:
    """Return the words of a span in brackets, with the text around them on one line."""
    if span["start"] is None or span["status"] == "ORPHANED":
        return f"{short(span['exact'], 300)} (no longer in the text)"
    start, end = span["start"], span["end"]
    line_start, line_end = body.rfind("\n", 0, start) + 1, body.find("\n", end)
    first, last = max(line_start, start - AROUND), min(len(body) if line_end < 0 else line_end, end + AROUND)
    before, after = ("…" if first > line_start else ""), ("…" if last < line_end else "")
    said, around = short(body[start:end], _LONGEST), f"{short(body[first:start], 2 * AROUND)} "
    return f"{before}{around}[{said}] {short(body[end:last], 2 * AROUND)}{after}".strip()


def _facts(item: WaitingItem) -> Iterator[str]:
    if item["__typename"] == "Mention":
        yield f"names: {named(item['entity'])}"
    if item["__typename"] == "EventReport":
        yield f"event: {named(item['event'])}"
    if item.get("chain"):
        yield f"said by: {chain_words(item['chain'])}"
    if item.get("stance") not in (None, "ASSERTED"):
        yield f"stance: {item['stance']}"
    said = item.get("said")
    if said and (said["edtf"] or said["expression"]):
        yield f"said: {date_words(said)}"
