"""Completions for the shell: keys and slugs from the database or the server. Silent if there are none in time."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from service.cli.service import LocalService, ServiceOfCommand, remote_service
from service.environment import load_settings
from service.printed.words import short
from service.settings import Settings

if TYPE_CHECKING:
    from cyclopts.completion import CompletionContext

Completer = Callable[["CompletionContext"], list[tuple[str, str]]]


def keys_of(*types: str) -> Completer:
    """Return the completer of references to items of these types; of all types if none is named."""

    def complete(context: "CompletionContext") -> list[tuple[str, str]]:
        return completions(context.incomplete, types)

    return complete


def completions(beginning: str, types: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the keys and slugs that begin so, each with its words; none if there is no answer in time."""
    found: list[tuple[str, str]] = []
    worker = ThreadPoolExecutor(1)
    with suppress(Exception):  # whatever fails, a shell must not be disturbed
        settings = load_settings()
        found = worker.submit(_asked, settings, beginning, types).result(settings.completion_wait_s)
    worker.shutdown(wait=False, cancel_futures=True)
    return found


def _asked(settings: Settings, beginning: str, types: tuple[str, ...]) -> list[tuple[str, str]]:
    if settings.server:
        with remote_service(settings, settings.completion_wait_s) as service:
            return _read(service, beginning, types)
    if settings.database_url is None:
        return []  # the embedded database would take seconds to start
    return _read(LocalService(settings, settings.database_url), beginning, types)


def _read(service: ServiceOfCommand, beginning: str, types: tuple[str, ...]) -> list[tuple[str, str]]:
    asked = ",".join(each.upper() for each in types) or None
    found = service.read("/v1/lookup/completions", beginning=beginning, types=asked)["nodes"]
    return [(each["key"], _told(each)) for each in found if each["key"]]


def _told(match: Mapping[str, Any]) -> str:
    return f"{match['type'].lower().replace('_', ' ')}: {short(match['name'] or '', 40)}"
