"""``isnad find``: entities, events, quotes, claims and articles that have some words, in any script."""

from typing import Annotated, Any, Literal

from cyclopts import Parameter

from service.cli.console import Exit, say, say_json
from service.cli.options import JsonOption
from service.cli.service import service_of_command
from service.cli.table import say_table
from service.printed.words import key_of, short, words_of

FoundType = Literal["article", "entity", "event", "quote", "claim"]


def find(
    words: Annotated[list[str], Parameter(help="The words to find, in any script.", consume_multiple=True)],
    /,
    *,
    type_: Annotated[
        list[FoundType] | None, Parameter(name="--type", negative=(), help="Only things of this type; can be repeated.")
    ] = None,
    language: Annotated[str | None, Parameter(help="Only things that have a text in this language.")] = None,
    limit: Annotated[int, Parameter(help="The most things to show: at most 100.")] = 20,
    json: JsonOption = False,
) -> int:
    """Find things by their words, best match first. All words must occur; Arabic and English forms are the same."""
    types = ",".join(each.upper() for each in type_ or ()) or None
    with service_of_command() as service:
        page = service.read("/v1/search", text=" ".join(words), types=types, language=language, first=str(limit))
    if json:
        say_json(page)
        return Exit.DONE
    found = [edge["node"] for edge in page["edges"]]
    if not found:
        say("nothing has these words")
        return Exit.DONE
    say_table(("TYPE", "KEY", "WORDS", "ID"), [_row(each) for each in found])
    if page["next"]:
        say(f"there is more: --limit {min(100, limit * 5)}")
    return Exit.DONE


def _row(item: dict[str, Any]) -> tuple[str, str, str, str]:
    return item["__typename"], key_of(item) or "-", short(words_of(item)), item["id"]
