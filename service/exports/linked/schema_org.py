"""schema.org (JSON-LD): articles, quotations, claims, reviews, events and named entities, as one graph linked by ids.

The graph claims nothing that is not known: a source without a name is no ``creator``, nor is a speaker who denied or
doubted the words, and a date is no ``startDate`` if
ISO 8601 cannot express how certain and exact it is. All of these stand under terms of our own.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from service.exports.data.dates import edtf_of, iso_bounds
from service.exports.data.json_text import json_text
from service.exports.data.speaker import STANCES, is_unnamed
from service.exports.data.subject import Row, Subject, without_nothing, written_at
from service.exports.linked.graph import Graph, Node
from service.exports.linked.terms import TERMS, chain_of, relations_of, retraction_of, stance_of, unknowns_of

CONTEXT = ["https://schema.org", dict(TERMS)]

EVENT_STATUS: Mapping[str, str] = MappingProxyType(
    {
        "OCCURRED": "https://schema.org/EventScheduled",
        "ONGOING": "https://schema.org/EventScheduled",
        "PLANNED": "https://schema.org/EventScheduled",
        "CANCELED": "https://schema.org/EventCancelled",
    }
)
"""The status of an event by ours; an alleged event has none."""


def schema_org(subject: Subject) -> bytes:
    """Return the graph of a subject."""
    graph = _Graph(subject)
    if subject.article is not None:
        graph.whole_article(subject.article)
    else:
        for type_name, row in subject.typed():
            graph.add(type_name, row)
    return json_text({"@context": CONTEXT, "@graph": list(graph.nodes.values())})


class _Graph(Graph):
    """The graph of articles, and of their annotations."""

    def add(self, type_name: str, row: Row) -> None:
        """Add an item and everything that it refers to."""
        match type_name:
            case "Article":
                self.article(row)
            case "Entity":
                self.entity(row)
            case "Quote":
                self.quotation(row)
            case "Claim":
                self.claim(row)
            case "Event":
                self.event(row)

    def whole_article(self, row: Row) -> None:
        """Add an article with everything in it."""
        node = self.article(row)
        for entity in row["entities"]["nodes"]:
            self.entity(entity)
        quotes, claims, events = (row[name]["nodes"] for name in ("quotes", "claims", "events"))
        node["hasPart"] = [self.ref("Quote", each) for each in quotes] + [self.ref("Claim", each) for each in claims]
        node["mentions"] = [self.ref("Entity", each) for each in row["entities"]["nodes"]]
        node["about"] = [self.ref("Event", each) for each in events]
        for name in [name for name in ("hasPart", "mentions", "about") if not node[name]]:
            del node[name]
        for type_name, rows in (("Quote", quotes), ("Claim", claims), ("Event", events)):
            for each in rows:
                self.add(type_name, each)

    def article(self, row: Row) -> Node:
        """Add an article; a row that only refers to it adds just its names."""
        revision = row.get("revision") or {}
        said = [
            ("url", row.get("url")),
            ("headline", row["headline"]),
            ("alternateName", row["slug"]),
            ("inLanguage", row["language"]),
            ("datePublished", row["publishedAt"]),
            ("dateModified", written_at(row)),
            ("publisher", self.agent(row["publisher"]) if row.get("publisher") else None),
            ("articleBody", row.get("body")),
            ("version", row.get("version")),
            ("creativeWorkStatus", _status(row)),
            ("correction", self._correction(revision)),
            ("isnad:unknown", unknowns_of(row)),
        ]
        return self.node("Article", "NewsArticle", row, said)

    def _correction(self, revision: Row) -> Node | None:
        """Return the public note about the newest text, if that is not the first one."""
        if not revision.get("note") or revision["number"] == 1:
            return None
        at = revision.get("createdAt")
        return without_nothing([("@type", "CorrectionComment"), ("text", revision["note"]), ("dateCreated", at)])

    def quotation(self, row: Row) -> None:
        """Add a quote."""
        said = edtf_of(row["said"])
        self.article(row["article"])
        if row["within"]:
            self._quoted(row["within"])
        claims = [each for each in self._claims() if each["quote"] and each["quote"]["id"] == row["id"]]
        self.node(
            "Quote",
            "Quotation",
            row,
            [
                ("text", row["text"]),
                ("inLanguage", row["language"]),
                ("creator", self._source(row, row["speaker"]) if row["stance"] == "ASSERTED" else None),
                ("disambiguatingDescription", STANCES.get(row["stance"])),
                ("isPartOf", self.ref("Article", row["article"])),
                ("interpretedAsClaim", [self.ref("Claim", each) for each in claims]),
                ("dateCreated", iso_bounds(said)[0] if said and "/" not in said.text else None),
                *self._asserted(row),
                ("isnad:quoteKind", row["kind"]),
                *stance_of(self.subject, row),
                ("isnad:edtf", said.text if said else None),
            ],
        )

    def claim(self, row: Row) -> None:
        """Add a claim, and the reviews of it."""
        self.article(row["article"])
        about = [self.entity(each) for each in row["about"]]
        if row["quote"]:
            self._quoted(row["quote"])
        if row["event"]:
            self.node("Event", "Event", row["event"], [("name", row["event"]["title"])])
        self.node(
            "Claim",
            "Claim",
            row,
            [
                ("text", row["text"]),
                ("inLanguage", row["language"]),
                ("author", self._source(row, row["claimant"])),
                ("appearance", self.ref("Article", row["article"])),
                ("isBasedOn", self.ref("Quote", row["quote"]) if row["quote"] else None),
                ("about", [*about, *([self.ref("Event", row["event"])] if row["event"] else [])]),
                *self._asserted(row),
                ("isnad:claimKind", row["kind"]),
                ("isnad:claimStatus", row["status"]),
                ("isnad:statusNote", row["statusNote"]),
                ("isnad:relation", relations_of(self.subject, row)),
            ],
        )
        for number, review in enumerate(row["reviews"]):
            self._review(row, number, review)

    def _source(self, row: Row, entity: Row | None) -> Node | None:
        """Return who said a quote or made a claim; an unnamed person of an entity is a person affiliated with it.

        An unnamed person of somebody else, such as an aide, is a person whom that one knows.
        """
        if entity is None:
            return None
        agent = self.agent(entity)
        if not is_unnamed(row):
            return agent
        return {"@type": "Person", "knows" if entity["kind"] == "PERSON" else "affiliation": agent}

    def _quoted(self, row: Row) -> None:
        """Add a quote to which something refers: its words, and whether the speaker asserts them."""
        stance = row["stance"]
        said = [("text", row["text"]), ("disambiguatingDescription", STANCES.get(stance)), ("isnad:stance", stance)]
        self.node("Quote", "Quotation", row, said)

    def _review(self, claim: Row, number: int, review: Row) -> None:
        uri = f"{self.subject.uri('Claim', claim)}#review-{number}"
        rating = [("@type", "Rating"), ("alternateName", review["rating"]), ("ratingExplanation", review["note"])]
        self.nodes[uri] = without_nothing(
            [
                ("@id", uri),
                ("@type", "ClaimReview"),
                ("claimReviewed", claim["text"]),
                ("itemReviewed", self.ref("Claim", claim)),
                ("reviewRating", without_nothing(rating)),
                ("author", self.agent(review["reviewer"]) if review["reviewer"] else None),
                ("datePublished", review["reviewedAt"]),
                ("url", review["url"]),
            ]
        )

    def event(self, row: Row) -> None:
        """Add an event, and the articles about it."""
        edtf = edtf_of(row["when"])
        start, end = iso_bounds(edtf) if edtf else (None, None)
        articles = {each["article"]["id"]: each["article"] for each in row["reports"]}
        for each in articles.values():
            self.article(each)
        parts = [
            without_nothing([("isnad:role", each["role"]), ("isnad:entity", self.entity(each["entity"])["@id"])])
            for each in row["participants"]
        ]
        self.node(
            "Event",
            "Event",
            row,
            [
                ("name", row["title"]),
                ("startDate", start),
                ("endDate", end),
                ("eventStatus", EVENT_STATUS.get(row["status"])),
                ("location", self.entity(row["place"], "Place") if row["place"] else None),
                ("about", [{"@id": each["isnad:entity"]} for each in parts]),
                ("subjectOf", [self.ref("Article", each) for each in articles.values()]),
                ("isnad:participant", parts),
                ("isnad:eventStatus", row["status"]),
                ("isnad:certainty", self.subject.certainties.get(row["id"])),
                ("isnad:edtf", edtf.text if edtf else None),
                ("isnad:unknown", unknowns_of(row)),
                ("isnad:version", row["version"]),
            ],
        )

    def _asserted(self, row: Row) -> Sequence[tuple[str, object]]:
        """Return what quotes and claims have in common: their chain, and whether they were retracted."""
        return [
            ("dateModified", written_at(row)),
            ("version", row["version"]),
            ("creativeWorkStatus", "Retracted" if row["retraction"] or row.get("status") == "RETRACTED" else None),
            ("isnad:retraction", retraction_of(row)),
            ("isnad:sourceKind", row["sourceKind"]),
            ("isnad:chain", chain_of(self.subject, row)),
            ("isnad:unknown", unknowns_of(row)),
        ]

    def _claims(self) -> Sequence[Row]:
        article = self.subject.article
        claims: Sequence[Row] = article["claims"]["nodes"] if article else ()
        return claims


def _status(article: Row) -> str | None:
    """Return the status of an article that must not be used."""
    return {"WITHHELD": "Withheld", "CANCELED": "Canceled"}.get(article.get("status") or "")
