"""``isnad demo``: everything at once, from an empty folder to an answer."""

import os
import sys
from pathlib import Path

from service.bundle_files import bundle_files
from service.commands.load import load_files
from service.commands.migrate import run_migrations
from service.console import CommandFailed, problem_lines, say
from service.database import database
from service.listening import bind
from service.serving import serve
from service.settings import load_settings

SEEDS = Path(__file__).parents[2] / "seeds"

ANONYMOUS_READ = "ISNAD_ANONYMOUS_READ"
DRAIN = "ISNAD_DRAIN_S"

QUERY = "{ quotes(first: 3) { nodes { text speaker { name } } } }"


def demo() -> None:
    """Migrate the database, load the seed article and serve it. A second time keeps what is there."""
    os.environ.setdefault(ANONYMOUS_READ, "true")  # the processes of the service read it there
    os.environ.setdefault(DRAIN, "0")  # nobody is to be told before it ends
    settings = load_settings()
    with bind(settings) as bound:
        say("starting the database …")
        with database(settings) as dsn:
            for name in run_migrations(dsn):
                say(f"migrated {name}")
            for each in load_files(dsn, bundle_files([SEEDS])):
                if each.report is None:
                    raise CommandFailed("\n".join(problem_lines(each.problems)))
                say(f"{each.report.slug}: {each.report.outcome.lower()}, {len(each.report.items)} items")
            serve(settings, dsn, bound, _announce)


def _announce(url: str) -> None:
    called = sys.argv[0] if Path(sys.argv[0]).name == "isnad" else "isnad"
    say("\nEverybody may read what is published. A key, for drafts and for changing things, is made with\n")
    say(f"    {called} keys create my-first-key --scope admin")
    say(f"\nIsnad answers at {url}/graphql (Ctrl-C ends it). Open it in a browser, or ask here who said what:\n")
    say(f"    curl -s {url}/graphql -H 'content-type: application/json' -d '{{\"query\": \"{QUERY}\"}}'\n")
