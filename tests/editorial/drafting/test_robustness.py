"""Any text is drafted or refused in words, in a time that grows as the text does."""

import time
from datetime import UTC, datetime

import pytest

from editorial.bundle.check import check_bundle
from editorial.draft.raw_article import RawArticle
from editorial.drafted.article import draft_article
from editorial.drafted.head import DraftedHead
from editorial.drafting.rules import draft_by_rules
from editorial.text.text import UnreadableText, normalise
from tests.support.drafting.strange_texts import broken, growing, like_news

pytestmark = pytest.mark.slow

AT = datetime(2026, 3, 4, 9, tzinfo=UTC)
HEAD = DraftedHead("strange", "Isnad rules", AT, "rules", body_file="strange.txt")
HOW_MANY = 200

SMALL = 20_000
TIMES = 8
MOST_TIMES_LONGER = 3.0
"""How many times longer than linear the largest text may take: machines are noisy, a square would be eight times."""


def drafted(text: str, language: str) -> None:
    """Draft a text, and check the bundle."""
    try:
        body = normalise(text)
    except UnreadableText:
        return
    done = draft_article(RawArticle(body, language, AT, "Europe/Oslo"), HEAD)
    checked = check_bundle(done.text, file="strange.bundle.yaml", read_text=lambda _: body)
    assert len(checked.reading.quotes) == done.counts.quotes


@pytest.mark.parametrize("number", range(HOW_MANY))
def test_a_text_like_news_in_any_script_is_drafted(number: int) -> None:
    language, text = like_news(number)
    drafted(text, language)
    drafted(text, "en" if language == "ar" else "ar")


@pytest.mark.parametrize("number", range(HOW_MANY))
def test_a_broken_text_is_drafted_or_refused(number: int) -> None:
    language, text = broken(number)
    drafted(text, language)


def seconds(text: str, language: str) -> float:
    """Return the least time of the processor that two drafts of a text take."""
    article, found = RawArticle(text, language, AT, "Europe/Oslo"), []
    for _ in range(2):
        begun = time.process_time()
        draft_by_rules(article)
        found.append(time.process_time() - begun)
    return min(found)


@pytest.mark.parametrize("language", ["en", "ar", "de"])
@pytest.mark.parametrize("name", [name for name, _ in growing()])
def test_the_time_grows_as_the_text_does(name: str, language: str) -> None:
    make = dict(growing())[name]
    little, much = seconds(make(SMALL), language), seconds(make(SMALL * TIMES), language)
    assert much <= TIMES * max(little, 0.01) * MOST_TIMES_LONGER, (little, much)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_time_grows_as_the_text_does_up_to_a_million_characters(language: str) -> None:
    make = dict(growing())["varied names"]
    little, much = seconds(make(125_000), language), seconds(make(1_000_000), language)
    assert much <= 8 * little * MOST_TIMES_LONGER, (little, much)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_million_characters_are_drafted(language: str) -> None:
    text = like_news(0 if language == "en" else 1)[1]
    article = RawArticle((text + "\n") * (2_000_000 // len(text)), language)
    assert draft_by_rules(article).quotes
