"""docs/drafting.md is true: its commands and requests do what it says.

The rules get better: ``ISNAD_REWRITE_DRAFTING=1`` writes what the command prints now into the page.
"""

import inspect
import json
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from editorial.bundle.check import check_bundle
from editorial.draft.drafter import Drafter
from editorial.draft.raw_article import RawArticle
from editorial.drafting import rules
from service.cli.cli import run
from service.drafting.drafters import GROUP, MODEL
from service.settings import Settings
from tests.support.operation.asking import desk_client

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "drafting.md"
TEXT = PAGE.read_text("utf-8")


def test_the_command_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(r"^    \$ isnad (draft \S+\.txt .*)\n    (.*)$", TEXT, re.M)
    assert found is not None
    _, file, *options = shlex.split(found[1])
    shutil.copy(ROOT / "seeds" / "raw" / file, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(["draft", file, *options, "--offline"]) == 0
    printed = capsys.readouterr().out.strip()
    if "ISNAD_REWRITE_DRAFTING" in os.environ:
        PAGE.write_text(TEXT.replace(found[2], printed), "utf-8")
    else:
        assert printed == found[2]


async def test_the_request_of_the_page_is_answered_with_a_bundle(database: str) -> None:
    found = re.search(r"http://127\.0\.0\.1:8000(/v1/drafts) .*\n +-d '(.*)'", TEXT)
    assert found is not None
    async with desk_client(database) as client:
        answer = await client.post(found[1], json=json.loads(found[2]))
    assert answer.status_code == 200
    reading = check_bundle(answer.json()["bundle"], file="b.yaml", read_text=lambda _: "").reading
    assert [quote.text.rstrip(",") for quote in reading.quotes] == ["We stay"]


def test_every_setting_and_name_of_the_page_is_one_of_the_code() -> None:
    settings = {name.upper() for name in Settings.model_fields}
    named = set(re.findall(r"`ISNAD_([A-Z_]+)`", TEXT))
    assert named >= {"DRAFT_URL", "DRAFT_MODEL", "DRAFT_KEY", "DRAFT_ATTEMPTS", "DRAFT_TIMEOUT_S"}
    assert named <= settings
    assert f"`{GROUP}`" in TEXT
    assert f"The drafter is called `{MODEL}`" in TEXT
    assert "`draft_by_rules(article)` in `editorial.drafting.rules`" in TEXT
    assert rules.draft_by_rules(RawArticle("“We stay,” she said.", "en")).quotes


def test_the_interface_of_a_drafter_is_what_the_page_says() -> None:
    assert "`async def draft(article: RawArticle) -> Draft`" in TEXT
    assert "`name`, `asserted_by`" in TEXT
    assert (
        str(inspect.signature(Drafter.draft))
        == "(self, article: editorial.draft.raw_article.RawArticle) -> editorial.draft.draft.Draft"
    )
    assert isinstance(inspect.getattr_static(Drafter, "asserted_by"), property)
