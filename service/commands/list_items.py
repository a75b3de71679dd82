"""``isnad list``: articles, entities, events, quotes, claims, what waits for review, and histories, as tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlsplit

from cyclopts import Parameter

from service.cli.completion import keys_of
from service.cli.console import CommandFailed, Exit, say, say_json
from service.cli.lookup import find_item, id_of
from service.cli.options import JsonOption
from service.cli.service import ServiceOfCommand, service_of_command
from service.cli.table import say_table
from service.printed.words import key_of, short, words_of

Listed = Literal["articles", "entities", "events", "quotes", "claims", "queue", "history"]
Row = Mapping[str, Any]
Columns = Mapping[str, Callable[[Row], object]]

PAGE = 100


@dataclass(frozen=True, slots=True)
class ListKind:
    """One kind of list: its address, the parameter of each option that it takes, and the columns of its table."""

    address: str
    options: Mapping[str, str]
    columns: Columns
    fixed: Mapping[str, str] = field(default_factory=dict)


def _name(item: Row | None) -> str:
    return short(words_of(item), 30) if item else "-"


def _speaker(item: Row) -> str:
    return _name(item["chain"][0]["entity"]) if item["chain"] else "-"


LISTS: Mapping[str, ListKind] = MappingProxyType(
    {
        "articles": ListKind(
            "/v1/articles",
            {"entity": "mentions", "state": "status", "since": "publishedFrom", "language": "language"},
            {
                "SLUG": lambda item: item["slug"],
                "PUBLISHED": lambda item: (item["publishedAt"] or "-")[:10],
                "LANGUAGE": lambda item: item["language"],
                "STATUS": lambda item: item["status"],
                "HEADLINE": lambda item: short(item["headline"] or "-"),
            },
        ),
        "entities": ListKind(
            "/v1/entities",
            {"article": "article", "kind": "kind"},
            {
                "KEY": lambda item: key_of(item) or "-",
                "KIND": lambda item: item["kind"],
                "WIKIDATA": lambda item: item["wikidata"] or "-",
                "NAME": lambda item: short(item["name"]),
            },
        ),
        "events": ListKind(
            "/v1/events",
            {"article": "article", "entity": "participant", "state": "status", "since": "overlaps"},
            {
                "KEY": lambda item: key_of(item) or "-",
                "WHEN": lambda item: item["when"]["edtf"] or "-",
                "STATUS": lambda item: item["status"],
                "TITLE": lambda item: short(item["title"]),
            },
        ),
        "quotes": ListKind(
            "/v1/quotes",
            {"article": "article", "entity": "speaker", "kind": "kind", "since": "said", "language": "language"},
            {
                "KEY": lambda item: key_of(item) or "-",
                "KIND": lambda item: item["kind"],
                "SPEAKER": _speaker,
                "SAID": lambda item: item["said"]["edtf"] or "-",
                "WORDS": lambda item: short(item["text"]),
            },
        ),
        "claims": ListKind(
            "/v1/claims",
            {"article": "article", "entity": "claimant", "kind": "kind", "state": "status"},
            {
                "KEY": lambda item: key_of(item) or "-",
                "KIND": lambda item: item["kind"],
                "STATUS": lambda item: item["status"],
                "CLAIMANT": _speaker,
                "TEXT": lambda item: short(item["text"]),
            },
        ),
        "queue": ListKind(
            "/v1/annotations",
            {"article": "article", "kind": "kind", "state": "state"},
            {
                "KEY": lambda item: key_of(item) or "-",
                "TYPE": lambda item: item["__typename"],
                "STATE": lambda item: item["provenance"]["state"],
                "VERSION": lambda item: item["version"],
                "BY": lambda item: short(item["provenance"]["assertedBy"], 20),
                "WORDS": lambda item: short(words_of(item)),
                "ID": lambda item: item["id"],
            },
            {"state": "DRAFT", "orderBy": "OLDEST"},
        ),
        "history": ListKind(
            "",
            {},
            {
                "VERSION": lambda item: item["version"],
                "AT": lambda item: item["at"][:19],
                "BY": lambda item: item["by"] or "-",
                "REASON": lambda item: item["reason"],
                "FIELDS": lambda item: ", ".join(item["fields"]) or "-",
                "NOTE": lambda item: short(item["note"] or "-"),
            },
        ),
    }
)
"""The lists by name; ``since`` of dates is the beginning of an open interval."""

_INTERVALS = ("said", "overlaps")


def list_command(
    what: Annotated[Listed, Parameter(help="What to list; `queue` is what waits for review.")],
    of: Annotated[
        str | None, Parameter(help="For `history`: the item, by its key, slug, address or id.", completer=keys_of())
    ] = None,
    /,
    *,
    article: Annotated[str | None, Parameter(help="Only in this article.", completer=keys_of("article"))] = None,
    entity: Annotated[
        str | None,
        Parameter(
            help="Only of this entity: articles that mention it, its quotes, claims and events.",
            completer=keys_of("entity"),
        ),
    ] = None,
    kind: Annotated[str | None, Parameter(help="Only of this kind, such as PERSON, DIRECT, FACT or QUOTE.")] = None,
    state: Annotated[str | None, Parameter(help="Only with this status or review state.")] = None,
    since: Annotated[
        str | None, Parameter(help="Only since this day: published, said or happened. Articles also take an instant.")
    ] = None,
    language: Annotated[str | None, Parameter(help="Only in this language.")] = None,
    query: Annotated[str, Parameter(help="More parameters as in REST: relayer=ID&labelLanguage=ar")] = "",
    limit: Annotated[int, Parameter(help="The most items to show.")] = 20,
    json: JsonOption = False,
) -> int:
    """List articles, entities, events, quotes or claims, what waits for review, or the history of one item."""
    kind_of_list = LISTS[what]
    options = {"kind": kind, "state": state, "since": since, "language": language}
    given = {name: value for name, value in {**options, "article": article, "entity": entity}.items() if value}
    unknown = [name for name in given if name not in kind_of_list.options]
    if unknown:
        raise CommandFailed(f"`isnad list {what}` does not take --{unknown[0]}", Exit.USAGE)
    with service_of_command() as service:
        given |= {name: str(id_of(service, given[name], name)) for name in ("article", "entity") if name in given}
        address = _address(service, what, of)
        asked = {**kind_of_list.fixed, **_parameters(kind_of_list, given), **dict(parse_qsl(query))}
        items, is_cut = _items(service, address, asked, limit)
    if json:
        say_json(items)
        return Exit.DONE
    rows = [[str(of_item(item)) for of_item in kind_of_list.columns.values()] for item in items]
    if rows:
        say_table(tuple(kind_of_list.columns), rows)
    say(f"there is more: --limit {limit * 5}" if is_cut else f"{len(rows)} items")
    return Exit.DONE


def _address(service: ServiceOfCommand, what: str, of: str | None) -> str:
    if (what == "history") != (of is not None):
        message = "name the item: isnad list history KEY" if of is None else f"`isnad list {what}` takes no item"
        raise CommandFailed(message, Exit.USAGE)
    return LISTS[what].address if of is None else find_item(service, of).address + "/history"


def _parameters(kind: ListKind, given: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of the options that were given."""
    found = {}
    for option, value in given.items():
        name = kind.options[option]
        if option == "since":
            value = f"{value}/.." if name in _INTERVALS else value if "T" in value else f"{value}T00:00:00Z"
        found[name] = value.upper() if option in ("kind", "state") else value
    return found


def _items(
    service: ServiceOfCommand, address: str, asked: Mapping[str, str], limit: int
) -> tuple[Sequence[dict[str, Any]], bool]:
    """Return the first items of a list, and whether there are more."""
    items: list[dict[str, Any]] = []
    parameters = dict(asked)
    while len(items) < limit:
        page = service.read(address, **{**parameters, "first": str(min(PAGE, limit - len(items)))})
        items += page["nodes"]
        if not page["next"]:
            return items, False
        parameters = dict(parse_qsl(urlsplit(page["next"]).query))
    return items, True
