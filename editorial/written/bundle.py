"""A whole reading as a bundle, in plain data."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from editorial.bundle.bundle import FORMAT_VERSION
from editorial.model.annotation import (
    Annotation,
    ClaimReading,
    EntityReading,
    EventReading,
    MentionReading,
    Name,
    Provenance,
    QuoteReading,
)
from editorial.model.reading import ArticleReading, Reading
from editorial.model.vocabulary import MentionKind, Method, NameKind, PublicationStatus, ReviewState
from editorial.part.annotation import EventPart
from editorial.part.article import ArticlePart
from editorial.text.language import script_of
from editorial.written.annotation import AnnotationWriter, filled, text_of, written_unknowns
from editorial.written.quotation import Data, Quoting

_NOBODY = Provenance(Method.HUMAN, "", datetime.min.replace(tzinfo=UTC), None, ReviewState.PUBLISHED, None)


def written(reading: Reading, common: Provenance, *, version: int | None = None, is_near: bool = False) -> Data:
    """Return a bundle in the long form, in the order of the format, from which the same reading can be read.

    ``common`` is the provenance of whatever the article has no annotation for; the bundle states the most frequent one
    of its annotations. ``version`` is the version of the article that the bundle is based on. If ``is_near``, words that
    belong to a quote or claim have no number, so the caller must check that the nearest place is the right one.
    """
    shared = _most_frequent((each.provenance for each in reading.annotations), common)
    writer = AnnotationWriter(Quoting(reading.article.body, is_near=is_near), shared, reading.article.language)
    mentions: dict[str, list[MentionReading]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.entity, []).append(mention)
    provenance = filled(
        {
            "method": str(shared.method),
            "asserted_by": shared.asserted_by,
            "asserted_at": text_of(shared.asserted_at),
            "state": str(shared.state),
            "annotation_set": reading.annotation_set,
        }
    )
    data: Data = {"isnad": FORMAT_VERSION, "article": _article(reading, version), "provenance": provenance}
    lists: Data = {
        "entities": [_entity(each, list(_mentions(mentions.get(each.key, ()), writer))) for each in reading.entities],
        "quotes": [writer.quote(each, reading.unknowns_of("quotes", each.key)) for each in reading.quotes],
        "events": [_event(each, reading, writer) for each in reading.events],
        "claims": [writer.claim(each, reading.unknowns_of("claims", each.key)) for each in reading.claims],
    }
    return data | filled(lists)


def items_of(reading: Reading) -> dict[tuple[str, str], Data]:
    """Return every item of a reading by its type in the change log and its key, with places and dates in full."""
    common = _most_frequent((each.provenance for each in reading.annotations), _NOBODY)
    quoting = Quoting(reading.article.body, by_offset=True)
    writer = AnnotationWriter(quoting, common, reading.article.language, shows_dates=True)
    article = _article(reading, None)
    items: dict[tuple[str, str], Data] = {("article", reading.article.slug): article}
    items |= {("entity", each.key): _entity(each, ()) for each in reading.entities}
    for event in reading.events:
        items["event", event.key] = {
            key: value for key, value in _event(event, reading, writer).items() if key != "reports"
        }
    for kind, annotation, event_key in reading.by_kind:
        items[kind.lower(), annotation.key] = _item(annotation, event_key, reading, writer)
    return items


def _item(annotation: Annotation, event: str | None, reading: Reading, writer: AnnotationWriter) -> Data:
    match annotation:
        case QuoteReading():
            return writer.quote(annotation, reading.unknowns_of("quotes", annotation.key))
        case ClaimReading():
            return writer.claim(annotation, reading.unknowns_of("claims", annotation.key))
        case MentionReading():
            return filled({"entity": annotation.entity, "kind": str(annotation.kind), **writer.report(annotation)})
        case _:
            return filled({"event": event, **writer.report(annotation)})


def _most_frequent(provenances: Iterable[Provenance], otherwise: Provenance) -> Provenance:
    """Return the most frequent provenance, without what only one annotation can say."""
    counts = Counter(replace(each, confidence=None, note=None) for each in provenances)
    return counts.most_common(1)[0][0] if counts else replace(otherwise, confidence=None, note=None)


def _article(reading: Reading, version: int | None) -> Data:
    article = reading.article
    data: Data = {
        "slug": article.slug,
        "version": version,
        "language": article.language,
        "url": article.url,
        "headline": article.headline,
        "publisher": article.publisher,
        "published_at": _where_published(article),
        "timezone": article.timezone,
        "status": str(article.status) if article.status is not PublicationStatus.USABLE else None,
        "state": str(article.state) if article.state else None,
        "supplied": list(article.supplied),
        "unknowns": written_unknowns(ArticlePart, reading.unknowns_of("article", article.slug)),
        "note": article.note,
        "body": article.body,
    }
    return filled(data)


def _where_published(article: ArticleReading) -> str | None:
    """Return when an article was published, at the offset of its time zone, or without one at its own."""
    at = article.published_at
    if at is None:
        return None
    return (at.astimezone(ZoneInfo(article.timezone)) if article.timezone else at).isoformat()


def _entity(entity: EntityReading, mentions: Sequence[Data]) -> Data:
    data: Data = {
        "key": entity.key,
        "kind": str(entity.kind),
        "wikidata": entity.wikidata,
        "same_as": list(entity.same_as),
        "descriptions": dict(entity.descriptions),
        "names": list(_names(entity.names)),
        "mentions": list(mentions),
    }
    return filled(data)


def _names(names: Iterable[Name]) -> Iterator[Data]:
    languages: set[str] = set()
    for name in names:
        by_default = NameKind.ALIAS if name.language in languages else NameKind.PREFERRED
        languages.add(name.language)
        data: Data = {
            "text": name.text,
            "language": name.language,
            "script": name.script if name.script != script_of(name.text) else None,
            "kind": str(name.kind) if name.kind is not by_default else None,
        }
        yield filled(data)


def _mentions(mentions: Iterable[MentionReading], writer: AnnotationWriter) -> Iterator[Data]:
    """Yield the mentions of an entity: those with the same words and provenance together."""
    alike: dict[tuple[str, MentionKind, Provenance], list[MentionReading]] = {}
    for mention in mentions:
        alike.setdefault((mention.spans[0].exact, mention.kind, mention.provenance), []).append(mention)
    for (_, kind, provenance), group in alike.items():
        for quotation in writer.quoting.several(mention.spans[0] for mention in group):
            more: Mapping[str, object] = {
                "kind": str(kind) if kind is not MentionKind.NAME else None,
                "provenance": writer.provenance(provenance),
            }
            yield filled({**quotation, **more})


def _event(event: EventReading, reading: Reading, writer: AnnotationWriter) -> Data:
    data: Data = {
        "key": event.key,
        "title": dict(event.titles),
        "status": str(event.status),
        "when": writer.when(event.when),
        "place": event.place,
        "unknowns": written_unknowns(EventPart, reading.unknowns_of("events", event.key)),
        "participants": [{"role": str(each.role), "entity": each.entity} for each in event.participants],
    }
    return {**filled(data), "reports": [writer.report(each) for each in event.reports]}
