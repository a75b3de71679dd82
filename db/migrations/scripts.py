"""The migrations as Alembic knows them: one for each file of SQL, in the order of their numbers."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType, ModuleType

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, MigrationStep
from alembic.script import Script, ScriptDirectory
from alembic.script.revision import RevisionMap

from db.migrations.apply import (
    apply,
    apply_one_by_one,
    compare_everything,
    fill_names,
    index_hidden_words,
    index_words_in_batches,
    rebuild_word_index,
)
from db.migrations.dates import mark_given_dates
from db.migrations.list import migrations

FOLDER = Path(__file__).parent

ONE_BY_ONE = frozenset(
    (
        "0016_counts",
        "0028_names",
        "0030_uncertain_spans",
        "0035_stance_index",
        "0036_keys",
        "0037_utterances_index",
    )
)
"""Migrations whose statements run one by one, outside of a transaction."""

AFTERWARDS: Mapping[str, Callable[[], None]] = MappingProxyType(
    {
        "0004_search": rebuild_word_index,
        "0007_operations": mark_given_dates,
        "0024_givers": index_hidden_words,
        "0028_names": fill_names,
        "0029_search_words": index_words_in_batches,
        "0031_duplicates": compare_everything,
    }
)
"""What is done in Python after the SQL of a migration."""


def upgrade(config: Config, to: str = "head") -> None:
    """Run the migrations that the database of ``config`` lacks, up to the one named ``to``."""
    scripts = ScriptDirectory(FOLDER)
    scripts.revision_map = RevisionMap(_scripts)

    def steps(at: tuple[str, ...], _: MigrationContext) -> list[MigrationStep]:
        lacking = scripts.iterate_revisions(to, at, implicit_base=True)
        return [MigrationStep.upgrade_from_script(scripts.revision_map, each) for each in reversed(list(lacking))]

    with EnvironmentContext(config, scripts, fn=steps, destination_rev=to):
        scripts.run_env()


def _scripts() -> Iterator[Script]:
    """Yield a script for each file of SQL; Alembic takes one for a module with the names below."""
    before = None
    for name in migrations():
        module = ModuleType(name, f"Run {name}.sql.")
        vars(module).update(revision=name, down_revision=before, upgrade=partial(_run, name))
        yield Script(module, name, FOLDER / "sql" / f"{name}.sql")
        before = name


def _run(name: str) -> None:
    """Run the SQL of a migration, and what follows on it."""
    if name in ONE_BY_ONE:
        apply_one_by_one(name)
    else:
        apply(name)
    if name in AFTERWARDS:
        AFTERWARDS[name]()
