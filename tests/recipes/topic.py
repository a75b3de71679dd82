"""A field that claims do not have: what docs/architecture.md says to write for one, in a copy of the house."""

from collections.abc import Mapping
from pathlib import Path

from tests.recipes.copied import copy_house, edit

SQL = """
alter table claim add column topic text;
comment on column claim.topic is 'What the claim is part of.';
create or replace view published.claim as select * from public.claim where not hidden;
"""

MADE: Mapping[str, str] = {
    "db/migrations/sql/NNNN_name.sql": SQL,
}
"""The file that is new."""

EDITED: Mapping[str, tuple[str, str]] = {
    "db/item/table.py": (
        'Column("status_note", "statusNote", holds=Holds.TEXT),',
        'Column("status_note", "statusNote", holds=Holds.TEXT), Column("topic", "topic", holds=Holds.TEXT),',
    ),
    "editorial/part/annotation.py": (
        "    status_note: Text | None = None\n",
        "    status_note: Text | None = None\n    topic: Text | None = None\n",
    ),
    "editorial/model/annotation.py": (
        "    relations: tuple[ClaimRelation, ...]\n",
        "    relations: tuple[ClaimRelation, ...]\n    topic: str | None\n",
    ),
    "editorial/bundle/annotation_reading.py": (
        "            relations=self._relations(",
        '            topic=part.topic and self.plain(part.topic, (*path, "topic")),\n            relations=self._relations(',
    ),
    "schema/types/claim.py": (
        "    status_note: str | None = strawberry",
        '    topic: str | None = strawberry.field(description="What it is part of.")\n    status_note: str | None = strawberry',
    ),
    "schema/resources/fragments.graphql": ("  statusNote\n", "  statusNote\n  topic\n"),
}
"""What is written in files that are there: what stands there now, and what in its place."""


def copy_with_topic(folder: Path) -> None:
    """Copy the house into a folder, and write there what the recipe says."""
    copy_house(folder)
    newest = max(path.stem for path in (folder / "db/migrations/sql").glob("[0-9]*.sql"))
    number = f"{int(newest[:4]) + 1:04}"
    for name, text in MADE.items():
        path = folder / name.replace("NNNN_name", f"{number}_topic")
        path.write_text(text.lstrip(), "utf-8")
    edit(folder, EDITED)
