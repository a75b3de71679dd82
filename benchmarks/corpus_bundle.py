"""Synthetic articles as bundles: what ``docs/bundle.md`` describes, every place quoted and none counted."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from benchmarks.corpus_article import SAYS, ZONES
from benchmarks.corpus_model import Article, Claim, Entity, Event, Link, Place, Quote, When

Part = dict[str, Any]

_PREFIX = 16
"""How much stands before ambiguous words where that tells them apart."""


def bundle(article: Article) -> Part:
    """Return an article as the data of a bundle."""
    return _Bundle(article).whole()


def _stated(part: Mapping[str, object]) -> Part:
    """Return a part without the keys that say nothing."""
    return {key: value for key, value in part.items() if value is not None and value != [] and value != {}}


def _instant(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


class _Bundle:
    def __init__(self, article: Article) -> None:
        self._article, self._body = article, article.body
        self._entities: dict[str, Entity] = {}

    def whole(self) -> Part:
        """Return all parts; the entities come to be known while the others are written."""
        article = self._article
        quotes = [self._quote(quote) for quote in article.quotes]
        events = [self._event(report.event, report.place, is_first=report.is_first) for report in article.reports]
        claims = [self._claim(claim) for claim in article.claims]
        publisher = self._key(article.publisher)
        for entity in (*article.entities, *(mention.entity for mention in article.mentions)):
            self._key(entity)
        zone, _ = ZONES[article.language]
        desk, sure = SAYS[article.method]
        return {
            "isnad": 1,
            "article": {
                "slug": article.slug,
                "language": article.language,
                "url": f"https://news.example/{article.slug}",
                "headline": article.headline,
                "publisher": publisher,
                "published_at": _instant(article.published),
                "timezone": zone,
                "status": article.status,
                "supplied": ["slug", "timezone"],
                "body": self._body,
            },
            "provenance": _stated(
                {
                    "method": article.method,
                    "asserted_by": desk,
                    "asserted_at": _instant(article.published + 3600),
                    "confidence": sure,
                }
            ),
            "entities": [self._entity(entity) for entity in self._entities.values()],
            "quotes": quotes,
            "events": events,
            "claims": claims,
        }

    def _key(self, entity: Entity) -> str:
        self._entities[entity.key] = entity
        return entity.key

    def _quoted(self, place: Place) -> Part:
        """Return the words of a place, with a prefix or their number where they stand more than once."""
        start, end = place
        exact, body = self._body[start:end], self._body
        starts = _starts(body, exact)
        if len(starts) == 1:
            return {"exact": exact}
        prefix = body[max(0, start - _PREFIX) : start]
        if prefix and len(_starts(body, prefix + exact)) == 1:
            return {"exact": exact, "prefix": prefix}
        return {"exact": exact, "occurrence": starts.index(start) + 1}

    def _entity(self, entity: Entity) -> Part:
        mentions = [
            {**self._quoted(mention.place), "kind": mention.kind}
            for mention in self._article.mentions
            if mention.entity.id == entity.id
        ]
        return _stated(
            {
                "key": entity.key,
                "kind": entity.kind,
                "wikidata": entity.wikidata,
                "same_as": list(entity.same_as),
                "descriptions": entity.descriptions,
                "names": [name._asdict() for name in entity.names],
                "mentions": mentions,
            }
        )

    def _chain(self, chain: Sequence[Link]) -> list[Part]:
        return [
            _stated(
                {
                    "role": link.role,
                    "entity": self._key(link.entity) if link.entity else None,
                    "source": None if link.entity else link.source,
                    "words": self._quoted(link.place) if link.place else None,
                    "inferred": link.inferred or None,
                }
            )
            for link in chain
        ]

    def _quote(self, quote: Quote) -> Part:
        quoted = [self._quoted(place) for place in quote.places]
        return _stated(
            {
                "key": quote.key,
                "kind": quote.kind,
                **(quoted[0] if len(quoted) == 1 else {"spans": quoted}),
                "chain": self._chain(quote.chain),
                "cue": self._quoted(quote.cue),
                "said": _when(quote.said, own=True),
            }
        )

    def _event(self, event: Event, place: Place, *, is_first: bool) -> Part:
        return _stated(
            {
                "key": event.key,
                "title": event.titles,
                "status": event.status,
                "when": _when(event.when, own=is_first),
                "place": self._key(event.place) if event.place else None,
                "participants": [{"role": role, "entity": self._key(entity)} for role, entity in event.participants],
                "reports": [self._quoted(place)],
            }
        )

    def _claim(self, claim: Claim) -> Part:
        article = self._article
        quantity, review, relation = claim.quantity, claim.review, claim.relation
        counted = quantity and {**quantity._asdict(), "when": _when(quantity.when, own=False)}
        checked = review and {**review._asdict(), "reviewer": self._key(review.reviewer)}
        related = relation and {"type": relation[0], "claim": article.claims[relation[1]].key}
        return _stated(
            {
                "key": claim.key,
                **self._quoted(claim.place),
                "text": claim.text,
                "kind": claim.kind,
                "status": claim.status,
                "status_note": claim.status_note,
                "chain": self._chain(claim.chain),
                "quote": None if claim.quote is None else article.quotes[claim.quote].key,
                "event": None if claim.report is None else article.reports[claim.report].event.key,
                "about": [self._key(entity) for entity in claim.about],
                "quantities": [_stated(counted)] if counted else None,
                "reviews": [{**checked, "reviewed_at": _instant(article.published + 86_400)}] if checked else None,
                "relations": [related] if related else None,
            }
        )


def _when(when: When, *, own: bool) -> Part:
    """Return a date; its words only where it is the article's ``own``."""
    return _stated({"expression": when.expression if own else None, "edtf": when.edtf})


def _starts(body: str, exact: str) -> list[int]:
    """Return where words stand in a body."""
    found, starts = body.find(exact), []
    while found >= 0:
        starts.append(found)
        found = body.find(exact, found + 1)
    return starts
