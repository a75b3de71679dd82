"""From the long form of a bundle to the short one: every value in the shortest form that means the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from editorial.model.vocabulary import NameKind
from editorial.short.chain import chain_as_text
from editorial.short.head import CLAIM, ENTITY, EVENT, QUOTE
from editorial.short.item import ALL_NAMES
from editorial.short.key import is_from_words
from editorial.short.names import EntityNames
from editorial.short.plain import Parsed, PlainMapping
from editorial.short.short_value import (
    TARGET,
    Shorten,
    date,
    listed,
    mention,
    nothing,
    participants,
    quantity,
    quotation,
    relation,
    report,
    short_item,
    single,
    statement,
    target,
    with_note,
    with_status,
    with_words,
)


def shorten_bundle(data: PlainMapping) -> PlainMapping:
    """Return a bundle in the long form in short forms; the order of keys stays, but the head of an item comes first.

    A key that was made from words is left out if nothing refers to it.
    """
    article, entities = data.get("article"), data.get("entities")
    language = article.get("language") if isinstance(article, dict) else None
    names = EntityNames(entities if isinstance(entities, list) else [])
    known = (_by_key(data.get("quotes")), frozenset(_by_key(data.get("events"))), _referred(data))
    shorten = _Shortening(language if isinstance(language, str) else None, names, *known)
    lists: Mapping[str, Shorten] = {
        "entities": shorten.entity,
        "quotes": shorten.quote,
        "events": shorten.event,
        "claims": shorten.claim,
    }
    short: PlainMapping = {
        name: [lists[name](item) for item in value] if name in lists and isinstance(value, list) else value
        for name, value in data.items()
    }
    return _with_all_mentions(short)


def _with_all_mentions(bundle: PlainMapping) -> PlainMapping:
    """Return a bundle that says once that entities are mentioned by all names, if that is shorter and true of all others."""
    listed = bundle.get("entities")
    entities = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    by_name = [entity for entity in entities if entity.get("mentions") == ALL_NAMES]
    if "mentions" in bundle or len(by_name) <= 1 or not all("mentions" in entity for entity in entities):
        return bundle
    for entity in by_name:
        del entity["mentions"]
    found: PlainMapping = {}
    for name, value in bundle.items():
        found.update({"mentions": ALL_NAMES, name: value} if name == "entities" else {name: value})
    return found


def _by_key(items: Parsed) -> Mapping[str, PlainMapping]:
    listed = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return {key: item for item in listed if isinstance(key := item.get("key"), str)}


def _referred(data: PlainMapping) -> frozenset[str]:
    """Return the keys of quotes and claims that claims refer to."""
    found: set[str] = set()
    listed = data.get("claims")
    for claim in listed if isinstance(listed, list) else ():
        if isinstance(claim, dict):
            relations = claim.get("relations")
            targets = (
                [each.get("claim") for each in relations if isinstance(each, dict)]
                if isinstance(relations, list)
                else []
            )
            found.update(key for key in (claim.get("quote"), *targets) if isinstance(key, str))
    return frozenset(found)


@dataclass(frozen=True)
class _Shortening:
    language: str | None
    entity_names: EntityNames
    quotes: Mapping[str, PlainMapping]
    events: frozenset[str]
    referred: frozenset[str]

    def entity(self, item: Parsed) -> Parsed:
        """Return an item of ``entities``."""
        keys = {"descriptions": self._localised, "mentions": listed(mention)}
        return short_item(item, ENTITY, ("names",), lambda found: self._names(found.get("names")), keys)

    def quote(self, item: Parsed) -> Parsed:
        """Return an item of ``quotes``."""
        keys = {"chain": self._chain, "cue": quotation, "said": date}
        return short_item(self._told(with_note(self._without_key(item))), QUOTE, TARGET, target, keys)

    def _told(self, item: Parsed) -> Parsed:
        """Return a quote whose chain says the verb too, if it can."""
        if not isinstance(item, dict) or item.get("cue") is None:
            return item
        chain = chain_as_text(item.get("chain"), self.entity_names, item["cue"])
        if chain is None:
            return item
        return {name: chain if name == "chain" else value for name, value in item.items() if name != "cue"}

    def event(self, item: Parsed) -> Parsed:
        """Return an item of ``events``."""
        keys = {"when": date, "participants": participants, "reports": listed(report)}
        return short_item(item, EVENT, ("title",), lambda found: self._localised(found.get("title")), keys)

    def claim(self, item: Parsed) -> Parsed:
        """Return an item of ``claims``."""
        keys: dict[str, Shorten] = {
            "chain": self._chain,
            "spans": listed(quotation, keep_list=True),
            "about": listed(lambda key: key),
            "quantities": listed(quantity),
            "reviews": listed(lambda review: review),
            "relations": listed(relation),
        }
        plain = with_note(self._with_event(with_words(self._without_quote(self._without_key(item)))))
        return with_status(short_item(plain, CLAIM, ("text", "language"), statement, keys))

    def _with_event(self, claim: Parsed) -> Parsed:
        """Return a claim that is about its event, if no entity has the name of the event."""
        if not isinstance(claim, dict) or not isinstance(event := claim.get("event"), str):
            return claim
        about = claim.get("about", [])
        if not isinstance(about, list) or event not in self.events or self.entity_names.find(event):
            return claim
        if any(isinstance(key, str) and key in self.events for key in about):
            return claim
        short: PlainMapping = {}
        for name, value in claim.items():
            if name in ("about", "event"):
                short["about"] = [*about, event]
            else:
                short[name] = value
        return short

    def _chain(self, value: Parsed) -> Parsed:
        text = chain_as_text(value, self.entity_names)
        if text is not None or not isinstance(value, list):
            return text if text is not None else value
        return [short_item(link, None, (), nothing, {"words": quotation}) for link in value]

    def _without_key(self, item: Parsed) -> Parsed:
        """Return an item without a key that would be made from its words again."""
        key = item.get("key") if isinstance(item, dict) else None
        if not isinstance(item, dict) or not isinstance(key, str) or key in self.referred or not is_from_words(key):
            return item
        return {name: value for name, value in item.items() if name != "key"}

    def _without_quote(self, item: Parsed) -> Parsed:
        """Return a claim without what it takes over from its quote."""
        key = item.get("quote") if isinstance(item, dict) else None
        quote = self.quotes.get(key) if isinstance(key, str) else None
        if quote is None or not isinstance(item, dict):
            return item
        chain = self._chain(item.get("chain"))
        dropped = {"chain"} if chain is not None and chain == self._chain(quote.get("chain")) else set[str]()
        if [item.get(name) for name in TARGET] == [quote.get(name) for name in TARGET]:
            dropped.update(TARGET)
        return {name: value for name, value in item.items() if name not in dropped}

    def _localised(self, value: Parsed) -> Parsed:
        if isinstance(value, dict) and len(value) == 1 and self.language in value:
            text = value[self.language]
            return text if isinstance(text, str) else value
        return value

    def _names(self, value: Parsed) -> Parsed:
        """Return names by language; a single one of the article's language is a text."""
        if not isinstance(value, list) or not all(isinstance(name, dict) for name in value):
            return value
        value = _without_kinds(value)
        runs = [(language, list(names)) for language, names in groupby(value, key=_language_of)]
        languages = [language for language, _ in runs]
        if not all(isinstance(language, str) for language in languages) or len(set(languages)) < len(runs):
            return [self._name(name) for name in value]
        by_language = {str(language): single(_within_language(names)) for language, names in runs}
        only = by_language[str(self.language)] if list(by_language) == [self.language] else by_language
        return by_language if isinstance(only, dict) else only

    def _name(self, name: Parsed) -> Parsed:
        is_plain = isinstance(name, dict) and name.keys() == {"text", "language"} and name["language"] == self.language
        return name["text"] if is_plain and isinstance(name, dict) and isinstance(name["text"], str) else name


def _without_kinds(names: list[Parsed]) -> list[Parsed]:
    """Return names without the kinds that they have anyway: the first of a language is preferred, others are aliases."""
    found: list[Parsed] = []
    languages: list[Parsed] = []
    for name in names:
        if isinstance(name, dict):
            language = name.get("language")
            usual = NameKind.ALIAS if language in languages else NameKind.PREFERRED
            languages.append(language)
            found.append({key: value for key, value in name.items() if (key, value) != ("kind", usual.value)})
    return found


def _language_of(name: Parsed) -> Parsed:
    return name.get("language") if isinstance(name, dict) else None


def _within_language(names: list[Parsed]) -> list[Parsed]:
    """Return names below their language: texts, and texts by kind for names of another kind that stand together."""
    plain = [
        {key: value for key, value in name.items() if key != "language"} for name in names if isinstance(name, dict)
    ]
    found: list[Parsed] = []
    for kind, group in groupby(plain, key=_only_kind):
        run = list(group)
        if kind is None:
            found.extend(
                name["text"] if name.keys() == {"text"} and isinstance(name["text"], str) else name for name in run
            )
        else:
            found.append({kind: single([name["text"] for name in run])})
    return found


def _only_kind(name: PlainMapping) -> str | None:
    """Return the kind of a name of which nothing else is given."""
    kind = name.get("kind")
    is_only = name.keys() == {"text", "kind"} and isinstance(name["text"], str)
    return kind if is_only and isinstance(kind, str) and kind in NameKind.__members__ else None
