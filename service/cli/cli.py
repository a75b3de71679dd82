"""The command line ``isnad``: each command is a module of ``service.commands``, imported when it is called."""

import os
import sys

from cyclopts import App, CycloptsError

from db.postgres.embedded import EmbeddedDatabaseFailed
from service.cli.console import CommandFailed, Exit, warn
from service.environment import SettingsInvalid, unknown_names
from service.version import VERSION

HELP = """Isnad: who said what, and by which chain it reached the page.

Settings come from the environment: see `isnad doctor` and docs/settings.md.
"""

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
app.command("service.commands.merge:merge", name="merge", help="Merge entities that are the same.")
app.command("service.commands.merge:undo_merge", name="undo-merge", help="Undo a merge of entities.")
app.command("service.commands.split:split", name="split", help="Split an entity that stands for two.")
app.command("service.commands.correct:correct", name="correct", help="Correct the text of an article.")
app.command("service.commands.correct:amend", name="amend", help="Correct an annotation.")
app.command("service.commands.redate:redate", name="redate", help="Change when an article was published.")
app.command("service.commands.check:check", name="check", help="Check bundles, without a database.")
app.command("service.commands.redact:redact", name="redact", help="Remove words permanently from everything.")
app.command("service.commands.article_status:withhold", name="withhold", help="Withhold an article for now.")
app.command("service.commands.article_status:cancel", name="cancel", help="Withdraw an article for good.")
app.command("service.commands.article_status:restore", name="restore", help="Release a withheld or cancelled article.")
app.command("service.commands.retract:retract", name="retract", help="Retract a claim or a quote.")
app.command("service.commands.review:review", name="review", help="Publish or reject annotations.")
app.command("service.commands.mirror:mirror", name="mirror", help="Keep a copy of the data of a server.")
app.command("service.commands.export:export_command", name="export", help="Export articles and lists in other formats.")
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
        return int(app(arguments) or Exit.DONE)
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
