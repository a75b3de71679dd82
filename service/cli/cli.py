"""The command line ``isnad``: each command is a module of ``service.commands``, imported when it is called."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cyclopts import App, CycloptsError

from db.postgres.embedded import EmbeddedDatabaseFailed
from service.cli.console import CommandFailed, Exit, warn
from service.environment import KEY_OF_SERVER, SettingsInvalid, unknown_names
from service.version import VERSION

HELP = """Isnad: who said what, and by which chain it reached the page.

Settings come from the environment: see `isnad doctor` and docs/settings.md.
"""

OPTIONS = {"--server": "ISNAD_SERVER", "--key": KEY_OF_SERVER, "--key-file": "ISNAD_KEY_FILE"}
"""The options of every command, with the variables that they stand for while it runs."""

OWN = ("mirror", "audit", "__complete")
"""Commands that take options of these names themselves, or complete them."""

app = App(
    name="isnad",
    version=VERSION,
    help=HELP,
    help_format="markdown",
    help_epilogue="Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 a bundle has problems.",
    suppress_keyboard_interrupt=False,
    exit_on_error=False,
    result_action="return_value",
)
app.command("service.commands.demo:demo", name="demo", help="Migrate, load the seed article and serve it.")
app.command("service.commands.serve:serve_command", name="serve", help="Serve GraphQL and REST over HTTP.")
app.command("service.commands.migrate:migrate_command", name="migrate", help="Bring the database up to date.")
app.command("service.commands.load:load", name="load", help="Load bundles; each is loaded completely or not at all.")
app.command("service.commands.draft:draft", name="draft", help="Draft articles: write bundles for raw texts.")
app.command(
    "service.commands.draft_outcomes:draft_outcomes", name="draft-outcomes", help="Show what editors did with drafts."
)
app.command("service.commands.merge:merge", name="merge", help="Merge entities that are the same.")
app.command("service.commands.merge:undo_merge", name="undo-merge", help="Undo a merge of entities.")
app.command("service.commands.duplicates:duplicates", name="duplicates", help="List items that may be the same.")
app.command("service.commands.duplicates:distinct", name="distinct", help="Record that items are not the same.")
app.command("service.commands.duplicates:undo_distinct", name="undo-distinct", help="Take back that they are not.")
app.command("service.commands.split:split", name="split", help="Split an entity that stands for two.")
app.command("service.commands.merge:merge_events", name="merge-events", help="Merge events that are the same.")
app.command("service.commands.merge:undo_merge_events", name="undo-merge-events", help="Undo a merge of events.")
app.command("service.commands.split:split_event", name="split-event", help="Split an event that stands for two.")
app.command("service.commands.correct:correct", name="correct", help="Correct the text of an article.")
app.command("service.commands.correct:amend", name="amend", help="Correct an annotation.")
app.command("service.commands.amend:amend_entity", name="amend-entity", help="Amend an entity.")
app.command("service.commands.amend:amend_event", name="amend-event", help="Amend an event.")
app.command("service.commands.redate:redate", name="redate", help="Change when an article was published.")
app.command("service.commands.check:check", name="check", help="Check bundles, without a database.")
app.command("service.commands.format:format_bundles", name="format", help="Rewrite bundles in short or long form.")
app.command("service.commands.redact:redact", name="redact", help="Remove words permanently from everything.")
app.command("service.commands.article_status:withhold", name="withhold", help="Withhold an article for now.")
app.command("service.commands.article_status:cancel", name="cancel", help="Withdraw an article for good.")
app.command("service.commands.article_status:restore", name="restore", help="Release a withheld or cancelled article.")
app.command("service.commands.tie:tie", name="tie", help="Tie quotes that are versions of one utterance.")
app.command("service.commands.tie:untie", name="untie", help="Untie quotes from their utterance.")
app.command("service.commands.retract:retract", name="retract", help="Retract a claim or a quote.")
app.command("service.commands.review:review", name="review", help="Publish or reject annotations.")
app.command("service.commands.mirror:mirror", name="mirror", help="Keep a copy of the data of a server.")
app.command("service.commands.export:export_command", name="export", help="Export articles and lists in other formats.")
app.command("service.commands.find:find", name="find", help="Find things by their words, in any script.")
app.command("service.commands.show:show", name="show", help="Show one thing, by its key, slug, id or address.")
app.command("service.commands.list_items:list_command", name="list", help="List things, what waits, and histories.")
app.command("service.commands.completion:completion", name="completion", help="Make a shell complete what you type.")
app.command(
    "service.commands.schema:schema", name="schema", help="Print the GraphQL schema, or the JSON Schema of a bundle."
)
app.command("service.commands.openapi:openapi_command", name="openapi", help="Print the OpenAPI description of REST.")
app.command("service.commands.keys:keys", name="keys", help="Create, list, rotate and revoke API keys.")
app.command("service.commands.webhooks:webhooks", name="webhooks", help="Manage webhooks; send messages that are due.")
app.command("service.commands.audit:audit", name="audit", help="Show who made, changed and ended keys and webhooks.")
app.command("service.commands.doctor:doctor", name="doctor", help="Show the settings and the state of the database.")


def main(arguments: list[str] | None = None) -> None:
    """Run a command and end the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code; errors are printed on standard error, without a traceback."""
    for line in unknown_names(os.environ):
        warn(f"warning: {line}")
    try:
        with chosen_server(sys.argv[1:] if arguments is None else arguments) as others:
            return int(app(others) or Exit.DONE)
    except CycloptsError:
        return Exit.USAGE
    except SettingsInvalid as fault:
        warn("these settings are not valid:\n  " + "\n  ".join(fault.lines))
        return Exit.USAGE
    except CommandFailed as fault:
        warn(str(fault))
        return fault.status
    except EmbeddedDatabaseFailed as fault:
        warn(str(fault))
        return Exit.FAILED
    except KeyboardInterrupt:
        return 130


@contextmanager
def chosen_server(arguments: Sequence[str]) -> Iterator[list[str]]:
    """Give the arguments without these options, while the environment has their values. Raises CommandFailed."""
    others, given = taken_out(arguments)
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield others
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def taken_out(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Return the other arguments, and the values by variable. Raises CommandFailed if an option has no value."""
    if next((each for each in arguments if not each.startswith("-")), None) in OWN:
        return list(arguments), {}
    others, given, place = list[str](), dict[str, str](), 0
    while place < len(arguments) and arguments[place] != "--":
        name, sign, value = arguments[place].partition("=")
        place += 1
        if name not in OPTIONS:
            others.append(arguments[place - 1])
            continue
        if not sign:
            if place == len(arguments):
                raise CommandFailed(f"{name} needs a value", Exit.USAGE)
            value = arguments[place]
            place += 1
        given[OPTIONS[name]] = value
    return [*others, *arguments[place:]], given
