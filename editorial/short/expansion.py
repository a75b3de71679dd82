"""From what an editor wrote to the long form of a bundle, before its shape is checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from editorial.short.item import ALL_NAMES, Expand, LongForms
from editorial.short.key import KeyMaker
from editorial.short.names import EntityNames
from editorial.short.plain import Expansion, FormFault, Parsed, Path, PlainMapping, Spot

MAX_INHERITED = 2_000_000
"""The most characters of words, and of chains, that claims may take over from their quotes."""

_A_LINK = 200
"""Characters that a link which a claim takes over counts as."""

_TARGET = ("exact", "prefix", "suffix", "occurrence", "spans")


@dataclass(frozen=True, slots=True)
class Expanded:
    """The long form of what was written; ``moved`` says where a value was written whose path differs.

    ``known`` are the names and keys by which entities may be written.
    """

    data: Parsed
    moved: Mapping[Path, Path]
    faults: tuple[FormFault, ...]
    known: tuple[str, ...] = ()


def expand_bundle(data: Parsed) -> Expanded:
    """Return the long form of a bundle."""
    if not isinstance(data, dict):
        return Expanded(data, {}, ())
    record, article = Expansion(), data.get("article")
    language = article.get("language") if isinstance(article, dict) else None
    items = LongForms(language if isinstance(language, str) else None, EntityNames(None))
    found = _in_lists(data, {"entities": items.entity}, record)
    entities = found.get("entities")
    if found.get("mentions") == ALL_NAMES:
        del found["mentions"]
        _mention_all(entities, record)
    items = LongForms(items.language, EntityNames(entities if isinstance(entities, list) else []))
    found = _in_lists(found, {"quotes": items.quote, "events": items.event}, record)
    items = LongForms(items.language, items.names, _keys(found.get("events")))
    found = _in_lists(found, {"claims": items.claim}, record)
    if isinstance(article, dict) and isinstance(article.get("publisher"), str):
        found["article"] = {**article, "publisher": items.names.key(article["publisher"])}
    _inherit(found, record)
    for name, sources in (("quotes", ("exact", "spans")), ("claims", ("text", "exact"))):
        _make_keys(found, name, sources)
    return Expanded(found, record.moved, tuple(record.faults), items.names.all)


def expand_annotation(kind: str, data: Parsed) -> Expanded:
    """Return the long form of an amendment of an annotation of this kind, in which entities have keys or ids only."""
    record, items = Expansion(), LongForms(None, EntityNames(None))
    forms: Mapping[str, Expand] = {
        "MENTION": items.mention,
        "QUOTE": items.quote,
        "EVENT_REPORT": items.report,
        "CLAIM": items.claim,
    }
    if not isinstance(data, dict):
        return Expanded(data, {}, ())
    return Expanded(forms[kind](data, Spot(record)), record.moved, tuple(record.faults))


def expand_item(type_: str, data: Parsed) -> Expanded:
    """Return the long form of an amendment of an ``entity`` or ``event``; names need a language, as there is no article."""
    record, items = Expansion(), LongForms(None, EntityNames(None))
    forms: Mapping[str, Expand] = {"entity": items.entity, "event": items.event}
    if not isinstance(data, dict):
        return Expanded(data, {}, ())
    return Expanded(forms[type_](data, Spot(record)), record.moved, tuple(record.faults))


def _mention_all(entities: Parsed, record: Expansion) -> None:
    """Give each entity without mentions those by all its names."""
    for number, entity in enumerate(entities if isinstance(entities, list) else ()):
        if isinstance(entity, dict) and "mentions" not in entity:
            entity["mentions"] = [{"names": ALL_NAMES}]
            record.moved["entities", number, "mentions"] = ("mentions",)


def _in_lists(data: PlainMapping, forms: Mapping[str, Expand], record: Expansion) -> PlainMapping:
    """Return a bundle in which the items of some of its lists are in the long form."""
    found: PlainMapping = {}
    for name, value in data.items():
        spot, form = Spot(record).down(name), forms.get(name)
        if form and isinstance(value, list):
            found[name] = [form(part, spot.down(number)) for number, part in enumerate(value)]
        else:
            found[name] = value
    return found


def _keys(items: Parsed) -> frozenset[str]:
    listed = [item.get("key") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return frozenset(key for key in listed if isinstance(key, str))


def _inherit(bundle: PlainMapping, record: Expansion) -> None:
    """Give each claim of a quote the chain and the words of that quote, if it has none of its own."""
    quotes, claims = bundle.get("quotes"), bundle.get("claims")
    by_key = (
        {key: quote for quote in quotes if isinstance(quote, dict) and isinstance(key := quote.get("key"), str)}
        if isinstance(quotes, list)
        else {}
    )
    left = MAX_INHERITED
    for number, claim in enumerate(claims if isinstance(claims, list) else ()):
        key = claim.get("quote") if isinstance(claim, dict) else None
        quote = by_key.get(key) if isinstance(key, str) else None
        if not isinstance(claim, dict) or quote is None:
            continue
        names = [] if "chain" in claim else ["chain"]
        names += [] if claim.keys() & set(_TARGET) else _TARGET
        for name in names:
            if name in quote:
                left -= _size(quote[name])
                claim[name] = quote[name]
                record.moved["claims", number, name] = ("claims", number, "quote")
        if left < 0:
            message = "the claims take over too much from their quotes: load the bundle in parts, as annotation sets"
            record.add("TOO_MANY_ITEMS", message, ("claims", number))
            bundle["claims"] = []
            return


def _size(value: Parsed) -> int:
    match value:
        case str():
            return len(value)
        case list():
            return sum(_A_LINK + _size(each) for each in value)
        case dict():
            return sum(_size(each) for each in value.values())
        case _:
            return 1


def _make_keys(bundle: PlainMapping, name: str, sources: tuple[str, ...]) -> None:
    """Give each item of a list without a key the key that is made from its words."""
    items = bundle.get(name)
    listed = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    made = KeyMaker(key for item in listed if isinstance(key := item.get("key"), str))
    for item in listed:
        words = next(filter(None, (_words(item.get(source)) for source in sources)), None)
        if "key" not in item and words is not None:
            given = dict(item)
            item.clear()
            item.update({"key": made.key(words), **given})


def _words(value: Parsed) -> str | None:
    if isinstance(value, list):
        texts = [part.get("exact") for part in value if isinstance(part, dict)]
        return " ".join(text for text in texts if isinstance(text, str)) or None
    return value if isinstance(value, str) else None
