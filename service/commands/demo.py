"""``isnad demo``: migrate, load the seed article and serve, starting from an empty folder."""

import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from shlex import quote
from types import MappingProxyType

from service.cli.bundle_files import bundle_files
from service.cli.console import CommandFailed, problem_lines, say
from service.cli.database import database
from service.commands.load import load_files
from service.commands.migrate import bring_up_to_date
from service.environment import SettingsInvalid, load_settings
from service.server.listener import bind
from service.server.serving import serve
from service.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"

OF_A_TRIAL: Mapping[str, str] = MappingProxyType(
    {
        "ISNAD_ANONYMOUS_READ": "true",
        "ISNAD_KEY_COST_PER_MINUTE": "0",
        "ISNAD_ADDRESS_COST_PER_MINUTE": "0",
        "ISNAD_DRAIN_S": "0",
    }
)
"""The settings for trying the service out, unless the environment has others.

Anybody may read without limits, and the service stops without a drain time.
"""

RAW = (
    ("raw/harbour-pilots.txt", "2026-03-05T14:00:00+01:00", "Europe/Amsterdam"),
    ("raw/مستشفى-النور.txt", "2026-02-10T15:00:00+02:00", "Asia/Beirut"),
)
"""Raw articles in ``seeds/``, in English and Arabic, with their time and time zone of publication."""

QUERY = "{ quotes(first: 3) { nodes { text speaker { name } } } }"


def demo() -> None:
    """Migrate the database, load the seed article and serve it. Running it again keeps existing data."""
    for name, value in OF_A_TRIAL.items():
        os.environ[name] = os.environ.get(name) or value  # the processes of the service read it there
    settings = load_settings()
    if settings.migrate_dsn and not settings.database_url:
        raise SettingsInvalid(
            ["ISNAD_MIGRATE_DSN is set, but DATABASE_URL is not: set both, or none to use the embedded database"]
        )
    with bind(settings) as bound:
        say("starting the database …")
        with database(settings) as dsn:
            bring_up_to_date(settings, settings.migrate_dsn or dsn)
            for each in load_files(dsn, bundle_files(sorted(path.parent for path in SEEDS.glob("*/bundle.yaml")))):
                if each.report is None:
                    raise CommandFailed("\n".join(problem_lines(each.problems)))
                say(f"{each.report.slug}: {each.report.outcome.lower()}, {len(each.report.items)} items")
            serve(settings, dsn, bound, partial(_announce, settings))


def _announce(settings: Settings, url: str) -> None:
    called = sys.argv[0] if Path(sys.argv[0]).name == "isnad" else "isnad"
    say("\nEveryone may read what is published. To see drafts or make changes, create a key:\n")
    say(f"    {called} keys create my-first-key --scope admin")
    if not (settings.key_cost_per_minute or settings.address_cost_per_minute):
        say("\nThe demo does not limit requests. `isnad serve` limits what each key and address may ask in a minute.")
    say("\nDraft a raw article by rules, and load the draft:\n")
    for name, published_at, timezone in RAW:
        say(f"    {called} draft {quote(str(SEEDS / name))} --published-at {published_at} --timezone {timezone} --load")
    say(f"\nIsnad answers at {url}/graphql (Ctrl-C stops it). Open it in a browser, or ask here who said what:\n")
    say(f"    curl -s {url}/graphql -H 'content-type: application/json' -d '{{\"query\": \"{QUERY}\"}}'\n")
