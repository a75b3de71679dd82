"""The recipes of docs/architecture.md: following one is enough, and what it does not name need not be touched."""

import json
import re
from pathlib import Path

import pytest

from tests.recipes.copied import copy_house, edit, run_in
from tests.recipes.reaction import DESCRIBED
from tests.recipes.topic import EDITED, MADE, copy_with_topic
from tests.support.house.house import FLOORS, ROOT
from tests.support.postgres.roles import as_owner

PAGE = ROOT / "docs" / "architecture.md"
STEP = re.compile(r"(?:\d+\. |   )\S.*")
NAMED = re.compile(r"`((?:db|editorial|schema|service)/[\w./-]+\.(?:py|sql|graphql))`")

REPORT = re.compile("event_report|EVENT_REPORT|EventReport|event-report|ReportPart|ReportAmendment")
"""The names of the plainest kind of annotation."""

OF_REPORTS_ALONE = {
    "db/catalog/facet.py": "events are counted by the articles that report them",
    "db/settle/membership.py": "a report concerns whom its event concerns",
    "db/reference/reference.py": "an amendment can name the events that its article reports",
    "db/load/store_event.py": "an event without a report is given up",
    "db/settle/visible_rows.py": "an event is hidden if all its reports are",
    "db/settle/sql/find_items_spoken_of.sql": "an article refers to the events that it reports",
    "db/amendments/amend_event.py": "an event is amended by the words of an article that reports it",
    "db/comparison/match_annotation.py": "mentions and reports have no keys but numbers",
    "db/duplicates/sql/describe_known.sql": "an event is described by how many articles report it",
    "db/events/moved_references.py": "reports follow their event when it is merged",
    "db/events/split_event.py": "reports follow their event when it is split",
    "db/events/sql/archive_event.sql": "reports come back when a merge of their event is undone",
    "db/events/sql/find_annotations_to_restore.sql": "reports come back when a merge of their event is undone",
    "editorial/short/json_schema.py": "a report can be written as its words alone",
    "schema/schema.graphql": "printed by make schema",
}
"""Files that name reports and that another kind does not touch, each with the reason."""

OF_OTHERS_ALONE = {
    "editorial/bundle/bundle_reading.py": "a report is read with its event",
    "editorial/model/annotation_reference.py": "a report refers to nothing but its event",
}
"""Files that do not name reports and that another kind touches, each with the reason."""


def recipe(heading: str) -> list[str]:
    """Return the files that the steps of a recipe name, in their order."""
    section = PAGE.read_text("utf-8").partition(f"### {heading}\n")[2].partition("\n#")[0]
    steps = " ".join(line for line in section.splitlines() if STEP.fullmatch(line))
    return list(dict.fromkeys(NAMED.findall(steps)))


def number_of_files(heading: str) -> str:
    """Return the words in which a recipe says how many files it touches."""
    return PAGE.read_text("utf-8").partition(f"### {heading}\n\n")[2].partition(" files")[0]


@pytest.mark.slow
async def test_a_field_of_a_claim_that_is_written_as_the_recipe_says_is_known_everywhere(
    database: str, tmp_path: Path
) -> None:
    copy_with_topic(tmp_path)
    seen = await run_in(tmp_path, "tests.recipes.follow_topic", as_owner(database))
    assert json.loads(seen) == {
        "house": str(tmp_path),
        "loaded again": "UNCHANGED",
        "loaded": ["potash and sanctions"],
        "corrected": ["potash alone"],
        "fields": [["topic"], ["statusNote"]],
        "as it was": ["potash and sanctions"],
        "rest": "potash alone",
        "told": ["potash alone"] * 3,
        "heard": [["potash and sanctions", "potash alone"], [None, None]],
        "redacted": ["██████ alone"],
        "redacted as it was": ["██████ and sanctions"],
    }


@pytest.mark.slow
async def test_a_kind_of_annotation_is_known_to_everything_that_follows_from_the_description(tmp_path: Path) -> None:
    copy_house(tmp_path)
    edit(tmp_path, DESCRIBED)
    assert json.loads(await run_in(tmp_path, "tests.recipes.know_reaction")) == {
        "written": [["id", "article_id", "start_offset", "words", "person_id"], ["reaction_id", "ordinal", "url"]],
        "changed": [{"words": "words", "person_id": "person"}, "links"],
        "redacted": [
            [{"words": "wording"}, "t.article_id", "t.article_id = any($1::uuid[])"],
            [
                {"url": "address"},
                "(select c.article_id from reaction c where c.id = t.reaction_id)",
                "t.reaction_id = any(array(select c.id from reaction c where c.article_id = any($1::uuid[])))",
            ],
        ],
        "hidden": True,
        "as it was": True,
        "last in snapshots": "reaction",
        "of an entity": ["person_id"],
        "read": ["@reaction {child}", ["reaction", "@reaction {child}"], ["Reaction", "@reaction {child}"], "Reaction"],
        "heard": {
            "words": "so be it",
            "person": {"id": "p"},
            "links": [{"url": "https://a.example"}, {"url": "https://b.example"}],
        },
        "speaks of": ["p"],
        "addresses": ["reactions", "/v1/reactions/{}"],
    }


def test_the_recipe_for_a_field_names_the_files_that_are_written_by_hand() -> None:
    assert set(recipe("Adding a field to a claim")) == {*MADE, *EDITED}
    assert number_of_files("Adding a field to a claim") == "Seven"
    assert len({*MADE, *EDITED}) == 7


def test_the_recipe_for_a_kind_of_annotation_names_every_file_that_names_the_plainest_kind() -> None:
    naming = {
        path.relative_to(ROOT).as_posix()
        for floor in FLOORS
        for suffix in ("py", "sql", "graphql")
        for path in (ROOT / floor).rglob(f"*.{suffix}")
        if not {"node_modules", "migrations"} & set(path.parts) and REPORT.search(path.read_text("utf-8"))
    }
    written = recipe("Adding a kind of annotation")
    assert set(OF_REPORTS_ALONE) <= naming
    assert set(written) == naming - set(OF_REPORTS_ALONE) | set(OF_OTHERS_ALONE) | set(MADE)
    assert number_of_files("Adding a kind of annotation") == str(len(written))
