"""From the parts of a bundle to a reading: keys unique, references resolved, words located in the article."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from editorial.bundle.annotation_reading import AnnotationReader, References, owner_at
from editorial.bundle.nesting import check_nesting
from editorial.bundle.placement import Placement
from editorial.bundle.shape import Problems
from editorial.bundle.source import Path
from editorial.date.when import Published, day_of_publication, directions_of_event
from editorial.model.annotation import (
    ComparedEntityReading,
    ComparedEventReading,
    EntityReading,
    EventReading,
    MentionReading,
    Participant,
)
from editorial.model.comparison import compared
from editorial.model.reading import ArticleReading, ComparedArticleReading, Reading
from editorial.model.unknown import Unknowns, unknowns_of
from editorial.part.annotation import ClaimPart, EventPart, QuotePart
from editorial.part.article import ArticlePart, EntityPart
from editorial.part.part import ProvenancePart
from editorial.part.value import is_address
from editorial.text.language import direction
from editorial.text.text import sha256_hex


def read_bundle(
    article: ArticlePart,
    provenance: ProvenancePart,
    items: Mapping[str, Mapping[int, object]],
    body: str,
    problems: Problems,
) -> Reading:
    """Return the reading; it is usable only if no problem was noted.

    ``items`` has the items of each list that have a valid shape, by number.
    """
    day = day_of_publication(article.published_at, article.timezone)
    published = Published(day, article.language, article.timezone)
    placement = Placement(body, provenance, problems, published)
    return _BundleReading(article, items, placement).read()


Part = TypeVar("Part")


class _BundleReading:
    def __init__(self, article: ArticlePart, items: Mapping[str, Mapping[int, object]], placement: Placement) -> None:
        self._article, self._items, self._placement = article, items, placement
        self._problems = placement.problems
        listed = {name: self._listed_keys(name) for name in items}
        known = {name: {key: key for key, _ in found} for name, found in listed.items()}
        self._references = References(known, self._problems, "no item of {list} has this key")
        for found in listed.values():
            self._references.once(found)
        self._annotations = AnnotationReader(placement, self._references, article.slug)

    def read(self) -> Reading:
        """Read every part in the order of the format."""
        reader = self._annotations
        if self._article.publisher:
            self._references.find("entities", self._article.publisher, ("article", "publisher"))
        mentions: list[MentionReading] = []
        entities = []
        self._placement.know(part for _, part in self._parts("entities", EntityPart))
        for number, part in self._parts("entities", EntityPart):
            entities.append(self._entity(part, ("entities", number)))
            mentions.extend(self._placement.mentions(part, ("entities", number, "mentions")))
        claims = tuple(reader.claim(part, ("claims", number)) for number, part in self._parts("claims", ClaimPart))
        quotes = {number: reader.quote(part, ("quotes", number)) for number, part in self._parts("quotes", QuotePart)}
        check_nesting(quotes, self._problems)
        return Reading(
            article=self._read_article(),
            entities=tuple(entities),
            mentions=tuple(mentions),
            quotes=tuple(quotes.values()),
            events=tuple(self._event(part, ("events", number)) for number, part in self._parts("events", EventPart)),
            claims=claims,
            annotation_set=self._placement.annotation_set,
            state=self._placement.provenance(None).state,
            elsewhere=tuple(reader.elsewhere),
            unknowns=self._unknowns(),
            version=self._article.version,
        )

    def _parts(self, name: str, model: type[Part]) -> Iterator[tuple[int, Part]]:
        for number, part in self._items[name].items():
            if isinstance(part, model):
                yield number, part

    def _unknowns(self) -> dict[str, dict[str, Unknowns]]:
        found: dict[str, dict[str, Unknowns]] = {}
        if self._article.unknowns:
            found["article"] = {self._article.slug: unknowns_of(self._article.unknowns)}
        for name, items in self._items.items():
            for part in items.values():
                if isinstance(part, QuotePart | EventPart | ClaimPart) and part.unknowns:
                    found.setdefault(name, {})[part.key] = unknowns_of(part.unknowns)
        return found

    def _listed_keys(self, name: str) -> list[tuple[str, Path]]:
        """Return the keys of a list, including those of items with an invalid shape."""
        given = self._problems.source.value((name,))
        found: list[tuple[str, Path]] = []
        for number, item in enumerate(given if isinstance(given, list) else []):
            key = item.get("key") if isinstance(item, dict) else None
            if isinstance(key, str):
                found.append((key, (name, number, "key")))
        return found

    def _texts(self, texts: Mapping[str, str], path: Path) -> dict[str, str]:
        return {language: self._annotations.plain(text, (*path, language)) for language, text in texts.items()}

    def _read_article(self) -> ArticleReading:
        part, body = self._article, self._placement.body
        reading = ArticleReading(
            slug=part.slug,
            url=part.url,
            language=part.language,
            direction=direction(part.language),
            headline=part.headline and self._annotations.plain(part.headline, ("article", "headline")),
            publisher=part.publisher,
            published_at=part.published_at,
            timezone=part.timezone,
            status=part.status,
            state=part.state,
            supplied=tuple(dict.fromkeys(part.supplied)),
            note=part.note and self._annotations.plain(part.note, ("article", "note")),
            body=body,
            sha256=sha256_hex(body),
        )
        return compared(reading, ComparedArticleReading, part.distinct)

    def _entity(self, part: EntityPart, path: Path) -> EntityReading:
        self._placement.count(len(part.names))
        reading = EntityReading(
            key=part.key,
            kind=part.kind,
            names=self._annotations.names(part.names, (*path, "names")),
            descriptions=self._texts(part.descriptions, (*path, "descriptions")),
            wikidata=part.wikidata,
            same_as=tuple(dict.fromkeys(each for each in part.same_as if is_address(each))),
        )
        keys = [each for each in part.same_as if not is_address(each)]
        return compared(reading, ComparedEntityReading, part.distinct, keys)

    def _event(self, part: EventPart, path: Path) -> EventReading:
        place = self._placement
        place.count(len(part.participants))
        for number, participant in enumerate(part.participants):
            self._references.find("entities", participant.entity, (*path, "participants", number, "entity"))
        self._references.once((each, (*path, "participants", number)) for number, each in enumerate(_parted(part)))
        if part.place:
            self._references.find("entities", part.place, (*path, "place"))
        reports = [
            self._annotations.report(report, f"{part.key}#{number + 1}", (*path, "reports", number))
            for number, report in enumerate(part.reports)
        ]
        owner = owner_at(span for report in reports for span in report.spans)
        reading = EventReading(
            key=part.key,
            titles=self._texts(part.title, (*path, "title")),
            status=part.status,
            when=place.when(part.when, (*path, "when"), directions_of_event(part.status), owner),
            place=part.place,
            participants=tuple(Participant(each.role, each.entity) for each in part.participants),
            reports=tuple(reports),
        )
        return compared(reading, ComparedEventReading, part.distinct, part.same_as)


def _parted(part: EventPart) -> list[tuple[str, str]]:
    return [(each.role, each.entity) for each in part.participants]
