"""Values of items in their short forms, each in the shortest that means the same."""

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import TypeAlias

from editorial.short.bracketed import quantity_as_text, relation_as_text, status_as_text
from editorial.short.head import MENTION, Head
from editorial.short.item import ALL_NAMES
from editorial.short.plain import Parsed, PlainMapping
from editorial.short.words import as_text, date_as_text

TARGET = ("exact", "prefix", "suffix", "occurrence", "spans")
_QUOTATION = ("exact", "prefix", "suffix", "occurrence")

Shorten: TypeAlias = Callable[[Parsed], Parsed]


def short_item(
    item: Parsed,
    head: Head | None,
    in_head: tuple[str, ...],
    main: Callable[[PlainMapping], Parsed],
    keys: Mapping[str, Shorten],
) -> Parsed:
    """Return a mapping with its ``keys`` shortened, below a head that ``main`` gives the value of."""
    if not isinstance(item, dict):
        return item
    title = head.written(item) if head else None
    body = main(item) if title is not None else None
    if head is None or title is None or body is None:
        return {name: keys[name](value) if name in keys else value for name, value in item.items()}
    said = head.fields(title) or {}
    rest = {name: value for name, value in item.items() if name not in said and name not in in_head}
    return {title: body, **{name: keys[name](value) if name in keys else value for name, value in rest.items()}}


def nothing(item: PlainMapping) -> Parsed:
    """Return no value for a head."""
    return None


def single(values: list[Parsed]) -> Parsed:
    """Return the only value of a list, or the list."""
    return values[0] if len(values) == 1 else values


def listed(shorten: Shorten, *, keep_list: bool = False) -> Shorten:
    """Return how a list is shortened, of which a single item needs no list."""

    def shortened(value: Parsed) -> Parsed:
        if not isinstance(value, list):
            return value
        found = [shorten(part) for part in value]
        return single(found) if len(found) == 1 and isinstance(found[0], str | dict) and not keep_list else found

    return shortened


def quotation(value: Parsed) -> Parsed:
    """Return a text for a quotation, if there is one."""
    text = as_text(value)
    return value if text is None else text


def date(value: Parsed) -> Parsed:
    """Return a text for a date, if there is one."""
    text = date_as_text(value)
    return value if text is None else text


def quantity(value: Parsed) -> Parsed:
    """Return a text for a quantity, if there is one."""
    text = quantity_as_text(value)
    return short_item(value, None, (), nothing, {"when": date}) if text is None else text


def mention(value: Parsed) -> Parsed:
    """Return a mention in its short form."""
    if not isinstance(value, dict):
        return value
    if value == {"names": ALL_NAMES}:
        return ALL_NAMES
    text = as_text(value)
    if text is not None and text != ALL_NAMES:
        return text
    return short_item(with_note(value), MENTION, ("exact", "prefix", "suffix"), _words, {})


def _words(item: PlainMapping) -> Parsed:
    """Return the text for the words of an item; None if there is none."""
    return as_text({name: item[name] for name in ("exact", "prefix", "suffix") if name in item})


def target(item: PlainMapping) -> Parsed:
    """Return the words of a quote as the value of its head."""
    spans = item.get("spans")
    if isinstance(spans, list) and not any(name in item for name in _QUOTATION):
        return [quotation(span) for span in spans]
    words: PlainMapping = {name: item[name] for name in TARGET if name in item}
    return quotation(words) if words else None


def report(value: Parsed) -> Parsed:
    """Return a report in its short form."""
    text = as_text(value)
    if text is not None:
        return text
    return short_item(with_note(value), None, (), nothing, {"spans": listed(quotation, keep_list=True)})


def statement(item: PlainMapping) -> Parsed:
    """Return the text of a claim as the value of its head, below its language if it has one."""
    text, language = item.get("text"), item.get("language")
    if not isinstance(text, str) or not isinstance(language, str | None):
        return None
    return text if language is None else {language: text}


def participants(value: Parsed) -> Parsed:
    """Return participants by role, if each role stands together."""
    if not isinstance(value, list) or not value:
        return value
    if not all(isinstance(each, dict) and each.keys() == {"role", "entity"} for each in value):
        return value
    pairs = [(each["role"], each["entity"]) for each in value if isinstance(each, dict)]
    runs = [(role, [entity for _, entity in group]) for role, group in groupby(pairs, key=lambda pair: pair[0])]
    roles = [role for role, _ in runs if isinstance(role, str)]
    if len(set(roles)) < len(runs) or not all(isinstance(entity, str) for _, entity in pairs):
        return value
    return {str(role): single(list(entities)) for role, entities in runs}


def relation(value: Parsed) -> Parsed:
    """Return a text for a relation, if there is one."""
    text = relation_as_text(value)
    return value if text is None else text


def with_note(item: Parsed) -> Parsed:
    """Return an annotation whose provenance is only a note with that note alone."""
    provenance = item.get("provenance") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(provenance, dict) or "note" in item or list(provenance) != ["note"]:
        return item
    return {
        "note" if name == "provenance" else name: provenance["note"] if name == "provenance" else value
        for name, value in item.items()
    }


def with_words(claim: Parsed) -> Parsed:
    """Return a claim with its words below ``article``, if it is the article's own, or below its quote."""
    words = target(claim) if isinstance(claim, dict) else None
    if not isinstance(claim, dict) or words is None:
        return claim
    quote = claim.get("quote")
    if claim.get("chain") == [{"role": "SPEAKER", "source": "ARTICLE"}]:
        place, below = "chain", PlainMapping(article=words)
    elif isinstance(quote, str) and "chain" not in claim:
        place, below = "quote", PlainMapping(quote={quote: words})
    else:
        return claim
    found: PlainMapping = {}
    for name, value in claim.items():
        if name not in TARGET:
            found.update(below if name == place else {name: value})
    return found


def with_status(claim: Parsed) -> Parsed:
    """Return a claim whose status and its reason are one text."""
    text = status_as_text(claim.get("status"), claim.get("status_note")) if isinstance(claim, dict) else None
    if not isinstance(claim, dict) or text is None:
        return claim
    return {name: text if name == "status" else value for name, value in claim.items() if name != "status_note"}
