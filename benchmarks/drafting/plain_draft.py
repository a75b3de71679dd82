"""A draft as a bundle in the long form that the scorer reads: every place by its words and its number in the text."""

from editorial.draft.draft import Draft, DraftDate, DraftEntity, DraftLink, DraftQuote
from editorial.pointer.choice import Stretch

Plain = dict[str, object]


def plain_draft(draft: Draft, body: str) -> Plain:
    """Return a draft as plain data."""
    return {
        "entities": [_entity(each, body) for each in draft.entities],
        "quotes": [_quote(number, each, body) for number, each in enumerate(draft.quotes, 1)],
        "events": [
            {"key": f"e{number}", "title": body[slice(*each.title)], "when": _date(each.when, body)}
            for number, each in enumerate(draft.events, 1)
        ],
        "claims": [
            {"key": f"c{number}", "spans": [_place(place, body) for place in each.places]}
            for number, each in enumerate(draft.claims, 1)
        ],
    }


def _place(place: Stretch, body: str) -> Plain:
    exact, number, at = body[slice(*place)], 1, -1
    while (at := body.find(exact, at + 1)) not in (place[0], -1):
        number += 1
    return {"exact": exact, "occurrence": number}


def _entity(entity: DraftEntity, body: str) -> Plain:
    mentions = [{**_place(each.place, body), "kind": str(each.kind)} for each in entity.mentions]
    names = [{"text": name} for name in entity.names]
    return {"key": entity.key, "kind": str(entity.kind), "names": names, "mentions": mentions}


def _quote(number: int, quote: DraftQuote, body: str) -> Plain:
    return {
        "key": f"q{number}",
        "kind": str(quote.kind),
        "spans": [_place(place, body) for place in quote.places],
        "chain": [_link(each) for each in quote.chain],
        "said": _date(quote.said, body),
    }


def _link(link: DraftLink) -> Plain:
    return {"role": str(link.role), "entity": link.entity, "source": str(link.source)}


def _date(date: DraftDate | None, body: str) -> Plain | None:
    return None if date is None else {"expression": body[slice(*date.place)], "edtf": date.edtf}
