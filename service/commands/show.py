"""``isnad show``: one thing with everything that an editor wants to know about it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from cyclopts import Parameter

from service.cli.completion import keys_of
from service.cli.console import Exit, say, say_json
from service.cli.lookup import find_item
from service.cli.options import JsonOption
from service.cli.service import service_of_command
from service.printed.chain import chain_words, date_words
from service.printed.words import key_of, named, short, words_of

Row = Mapping[str, Any]

_HISTORY = 10


def show(
    reference: Annotated[
        str,
        Parameter(
            name="KEY", help="A key, `slug/key`, a slug, an id or its beginning, or an address.", completer=keys_of()
        ),
    ],
    /,
    *,
    json: JsonOption = False,
) -> int:
    """Show one thing: its words, names and keys, its places in the text, its chain in words, and its last versions."""
    with service_of_command() as service:
        found = find_item(service, reference)
        item = service.read(found.address)
        history = service.read(found.address + "/history", first=str(_HISTORY))["nodes"]
    if json:
        say_json({"type": found.type.upper(), "item": item, "history": history})
        return Exit.DONE
    say(f"{found.type.replace('_', ' ')}  {named(item)}")
    for line in (*_own_lines(item), *_history_lines(history)):
        say(line)
    return Exit.DONE


def _own_lines(item: Row) -> Iterator[str]:
    """Yield a line for each thing that is known; what the item has no field for is left out."""
    yield from _facts(item)
    yield from _people(item)
    yield from _places(item)


def _facts(item: Row) -> Iterator[str]:
    for name in ("kind", "status", "language", "publishedAt", "wikidata", "description", "statusNote"):
        if item.get(name):
            yield f"  {name}: {item[name]}"
    if item.get("keys"):
        yield f"  keys: {', '.join(item['keys'])}"
    for name in item.get("names", ()):
        yield f"  name: {name['text']}  {name['language']} {name['kind']}"
    for name in ("when", "said"):
        if item.get(name):
            yield f"  {name}: {date_words(item[name])}"


def _people(item: Row) -> Iterator[str]:
    for name in ("place", "entity", "event", "quote", "publisher"):
        if item.get(name):
            yield f"  {name}: {named(item[name])}"
    for part in item.get("participants", ()):
        yield f"  {part['role'].lower()}: {named(part['entity'])}"
    if item.get("chain"):
        yield f"  chain: {chain_words(item['chain'])}"
    if item.get("text"):
        yield f"  words: {short(item['text'], 1000)}"
    for relation in item.get("relations", ()):
        yield f"  {relation['type'].lower()}: {named(relation['claim'])}"


def _places(item: Row) -> Iterator[str]:
    if item.get("article"):
        yield f"  article: {named(item['article'])}"
    for span in item.get("spans", ()):
        yield f"  at {span['start']}–{span['end']} {span['status']}: …{surroundings(span)}…"
    for report in item.get("reports", ()):
        yield f"  reported by {key_of(report['article'])}: {short(words_of(report), 200)}"
    provenance = item.get("provenance")
    if provenance:
        yield f"  {provenance['state']}, by {provenance['assertedBy']} ({provenance['method']})"
    if item.get("retraction"):
        yield f"  retracted {item['retraction']['at'][:10]}: {item['retraction']['reason'] or '-'}"


def surroundings(span: Row) -> str:
    """Return the words of a span, marked, with what stands around them."""
    return short(f"{span['prefix']}[{span['exact']}]{span['suffix']}", 400)


def _history_lines(history: list[Row]) -> Iterator[str]:
    for entry in history:
        fields = f" ({', '.join(entry['fields'])})" if entry["fields"] else ""
        note = f": {short(entry['note'])}" if entry["note"] else ""
        yield f"  version {entry['version']}  {entry['at'][:19]}  {entry['reason']} by {entry['by'] or '-'}{fields}{note}"
