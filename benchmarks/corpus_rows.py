"""The rows of synthetic articles, in the text format of COPY: one line of each table for what the loader would write.

A line is put together from one text with the few columns that differ and a tail that the whole article shares. Nothing
in the corpus has a tab or a backslash; only bodies, and the words around spans, have line ends.
"""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.corpus_article import SAYS, ZONES
from benchmarks.corpus_date import NULL, iso
from benchmarks.corpus_model import (
    FIRST_ANNOTATION_ID,
    FIRST_ARTICLE_ID,
    SUFFIXES,
    Article,
    Claim,
    Entity,
    Event,
    Link,
    Name,
    Place,
    Quote,
    When,
)
from benchmarks.corpus_tables import COLUMNS
from db.words.name_search import name_columns
from editorial.text.span import CONTEXT
from editorial.text.text import sha256_hex


def copy_texts(articles: Iterable[Article]) -> dict[str, bytes]:
    """Return what COPY takes, by table, for all rows of some articles."""
    lines: dict[str, list[str]] = {table: [] for table in COLUMNS}
    for article in articles:
        _Rows(article, lines).write()
    return {table: "".join(written).encode() for table, written in lines.items()}


def _instant(seconds: int) -> str:
    days, rest = divmod(seconds, 86_400)
    return f"{iso(719_163 + days)} {rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}+00"


def _id(entity: Entity | None) -> str:
    return entity.id if entity else NULL


def _date(when: When) -> str:
    is_given = "t" if when.edtf and when.expression else "f"
    return f"{when.bounds.columns}\t{when.expression or NULL}\t{when.base or NULL}\t{is_given}"


class _Rows:
    """Writes the lines of one article."""

    def __init__(self, article: Article, lines: Mapping[str, list[str]]) -> None:
        self._article, self._lines, self._body, self._astral = article, lines, article.body, article.astral
        self._id, self._revision_id = (article.stem + SUFFIXES[FIRST_ARTICLE_ID + n] for n in (0, 1))
        self._sha256 = sha256_hex(article.body)
        at = _instant(article.published + 3600)
        desk, sure = SAYS[article.method]
        self._recency = f"\t{self._id}\t{-article.published * 1_000_000}\n"
        self._annotation_tail = f"\t{self._id}\t{article.method}\t{desk}\t{at}\t{sure or NULL}\tPUBLISHED\t{NULL}\n"
        self._span_tail = f"\t{self._id}\t{self._revision_id}\t{{}}\n"
        self._change_tail = f"\tupsert\t1\tload\t{self._id}\tupsert\n"
        self._number = FIRST_ANNOTATION_ID

    def write(self) -> None:
        """Write all; in the change log, what others refer to comes first."""
        article = self._article
        for entity in article.entities:
            self._entity(entity)
        for report in article.reports:
            if report.is_first:
                self._event(report.event)
        self._write_article()
        self._mentions()
        quotes = [self._quote(quote) for quote in article.quotes]
        for report in article.reports:
            id_ = self._annotation("EVENT_REPORT", f"{report.event.key}#1", (report.place,))
            self._lines["event_report"].append(f"{id_}\t{report.event.id}\t{report.place[0]}\t{self._id}\n")
        claims: list[str] = []
        for claim in article.claims:
            claims.append(self._claim(claim, quotes, claims))

    def _entity(self, entity: Entity) -> None:
        lines, id_, given_by = self._lines, entity.id, f"\t{self._id}\n"
        same_as = ",".join(entity.same_as)
        label = entity.names[0].text
        lines["entity"].append(
            f"{id_}\t{entity.kind}\t{entity.wikidata or NULL}\t{{{same_as}}}\t{label}\t{self._id}\t{self._id}\t\n",
        )
        lines["entity_key"].append(f"{entity.key}\t{id_}\n")
        for n, name in enumerate(entity.names):
            lines["name"].append(
                f"{id_}\t{n}\t{name.text}\t{name.language}\t{name.script}\t{name.kind}\t{_found_by(name)}{given_by}",
            )
        for n, (language, text) in enumerate(entity.descriptions.items()):
            lines["entity_description"].append(f"{id_}\t{language}\t{n}\t{text}\n")
        lines["change"].append(f"entity\t{id_}\tupsert\t1\tload\t{NULL}\tupsert\n")

    def _event(self, event: Event) -> None:
        lines, id_ = self._lines, event.id
        label = next(iter(event.titles.values()))
        lines["event"].append(
            f"{id_}\t{event.status}\t{_id(event.place)}\t{label}\t{_date(event.when)}\t{self._id}\t{self._id}\t\n",
        )
        lines["event_key"].append(f"{event.key}\t{id_}\n")
        for n, (language, text) in enumerate(event.titles.items()):
            lines["event_title"].append(f"{id_}\t{language}\t{n}\t{text}\n")
        for n, (role, entity) in enumerate(event.participants):
            lines["participant"].append(f"{id_}\t{n}\t{role}\t{entity.id}\n")
        part_in = {entity.id for _, entity in event.participants}
        order = f"\t{event.when.bounds.sort_from}\t{event.when.bounds.sort_to}\n"
        for _, entity in event.participants:
            is_place = "t" if event.place and event.place.id == entity.id else "f"
            lines["event_entity"].append(f"{id_}\t{entity.id}\tt\t{is_place}{order}")
        if event.place and event.place.id not in part_in:
            lines["event_entity"].append(f"{id_}\t{event.place.id}\tf\tt{order}")
        lines["change"].append(f"event\t{id_}\tupsert\t1\tload\t{NULL}\tupsert\n")

    def _write_article(self) -> None:
        article, id_ = self._article, self._id
        direction = "RTL" if article.language == "ar" else "LTR"
        zone, offset = ZONES[article.language]
        day = iso(719_163 + (article.published + offset) // 86_400)
        self._lines["article"].append(
            f"{id_}\t{article.slug}\thttps://news.example/{article.slug}\t{article.language}\t{direction}"
            f"\t{article.headline}\t{article.publisher.id}\t{_instant(article.published)}\t{zone}\t{day}\t{article.status}"
            f"\t{{slug,timezone}}\t{self._revision_id}\t{self._sha256}\n"
        )
        body = self._body.replace("\n", "\\n")
        at = _instant(article.published + 7200)
        self._lines["revision"].append(f"{self._revision_id}\t{id_}\t1\t{body}\t{self._sha256}\t{NULL}\t{at}\n")
        self._lines["change"].append(f"article\t{id_}{self._change_tail}")

    def _annotation(self, kind: str, key: str, places: Sequence[Place]) -> str:
        """Write what every annotation has, and return its id."""
        suffix = SUFFIXES[self._number]
        id_ = self._article.stem + suffix
        self._number += 1
        said = f"{self._sha256[:61]}{suffix[:3]}"
        self._lines["annotation"].append(f"{id_}\t{kind}\t{key}\t{said}\t{said}{self._annotation_tail}")
        for n, place in enumerate(places):
            self._span(id_, f"TARGET\t{n}", place)
        self._lines["change"].append(f"{kind.lower()}\t{id_}{self._change_tail}")
        return id_

    def _span(self, id_: str, role: str, place: Place) -> None:
        (start, end), body, astral = place, self._body, self._astral
        before = body[max(0, start - CONTEXT) : start].replace("\n", "\\n")
        after = body[end : end + CONTEXT].replace("\n", "\\n")
        self._lines["span"].append(
            f"{id_}\t{role}\t{start}\t{end}\t{start + astral}\t{end + astral}"
            f"\t{body[start:end]}\t{before}\t{after}{self._span_tail}"
        )

    def _mentions(self) -> None:
        counts: dict[str, int] = {}
        firsts: dict[str, int] = {}
        for entity, kind, place in sorted(self._article.mentions, key=lambda mention: mention.place):
            key = f"{entity.key}:{self._body[place[0] : place[1]]}"
            counts[key] = counts.get(key, 0) + 1
            id_ = self._annotation("MENTION", f"{key}#{counts[key]}", (place,))
            self._lines["mention"].append(f"{id_}\t{entity.id}\t{kind}\t{place[0]}{self._recency}")
            firsts.setdefault(entity.id, place[0])
        for entity_id, start in firsts.items():
            self._lines["article_entity"].append(f"{entity_id}\t{start}{self._recency}")

    def _chain(self, id_: str, kind: str, chain: Sequence[Link], start: int) -> None:
        for n, (role, entity, source, inferred, place) in enumerate(chain):
            self._lines["attribution"].append(
                f"{id_}\t{n}\t{role}\t{_id(entity)}\t{source}\t{'t' if inferred else 'f'}\t{kind}\t{start}{self._recency}"
            )
            if place:
                self._span(id_, f"LINK\t{n}", place)

    def _quote(self, quote: Quote) -> str:
        id_ = self._annotation("QUOTE", quote.key, quote.places)
        speaker, start = quote.chain[0], quote.places[0][0]
        self._lines["quote"].append(
            f"{id_}\t{quote.kind}\t{quote.text}\t{_id(speaker.entity)}\t{speaker.source}\t{_date(quote.said)}"
            f"\t{start}\t{self._article.language}{self._recency}"
        )
        self._chain(id_, "QUOTE", quote.chain, start)
        self._span(id_, "CUE\t0", quote.cue)
        return id_

    def _claim(self, claim: Claim, quotes: Sequence[str], claims: Sequence[str]) -> str:
        id_ = self._annotation("CLAIM", claim.key, (claim.place,))
        claimant, start = claim.chain[0], claim.place[0]
        quote = NULL if claim.quote is None else quotes[claim.quote]
        event = NULL if claim.report is None else self._article.reports[claim.report].event.id
        self._lines["claim"].append(
            f"{id_}\t{claim.text}\t{claim.kind}\t{claim.status}\t{claim.status_note or NULL}\t{_id(claimant.entity)}"
            f"\t{claimant.source}\t{quote}\t{event}\t{start}\t{self._article.language}{self._recency}"
        )
        self._chain(id_, "CLAIM", claim.chain, start)
        for n, entity in enumerate(claim.about):
            self._lines["claim_about"].append(f"{id_}\t{n}\t{entity.id}\t{start}{self._recency}")
        self._details(claim, id_)
        if claim.relation:
            type_, number = claim.relation
            self._lines["claim_relation"].append(f"{id_}\t{claims[number]}\t{type_}\n")
        return id_

    def _details(self, claim: Claim, id_: str) -> None:
        if claim.quantity:
            value, unit, comparator, when = claim.quantity
            self._lines["quantity"].append(f"{id_}\t0\t{value}\t{unit}\t{comparator}\t{_date(when)}\n")
        if claim.review:
            reviewer, rating, url = claim.review
            at = _instant(self._article.published + 86_400)
            self._lines["claim_review"].append(f"{id_}\t0\t{reviewer.id}\t{rating}\t{url}\t{at}\t{NULL}\n")


def _found_by(name: Name) -> str:
    """Return the columns that a name is found by."""
    found = name_columns(name.text, name.language)
    return "\t".join("{" + ",".join(map(str, found[column])) + "}" for column in ("keys", "key_vowels", "key_sounds"))
