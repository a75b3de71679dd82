"""The parts of the benchmarks that only compute: figures, tables, pictures, requests."""

from collections.abc import Mapping, Sequence
from datetime import date
from xml.etree import ElementTree

import orjson
import pytest

from benchmarks.case import ARTICLE_PAGE, DEEP_PAGE, FIRST_PAGE, HOT
from benchmarks.figures import Sample, Spread, median_ms, ratio, requests_s, spread
from benchmarks.http_message import posted, query_of, revalidated
from benchmarks.memory import memory_of
from benchmarks.peer import WORKLOADS
from benchmarks.peers.ceiling import CEILING
from benchmarks.peers.isnad import ISNAD, ISNAD_HOT
from benchmarks.peers.postgraphile import POSTGRAPHILE
from benchmarks.picture import Bar, bars, picture
from benchmarks.report import BEGIN, END, MarkersMissing, Report, markdown, placed, summary, table
from benchmarks.variables import cursor, quarters_before
from benchmarks.wrk import LoadFailed, read_result
from db.catalog.annotation import newest
from db.read.cursor import read_cursor
from service.environment import names

QUOTE = "0176c277-503c-7000-a55c-59dd4c271345"


def samples(*rates: float) -> Sequence[Sample]:
    """Return a sample for each rate; a server twice as fast answers in half the time."""
    return [Sample(rate, 16_000 / rate, 32_000 / rate) for rate in rates]


def results() -> Mapping[str, Mapping[str, Sequence[Sample]]]:
    """Return results of three servers, one of them slow in the second round, when the others are too."""
    pages = {
        ISNAD.name: samples(1000, 400, 1200),
        POSTGRAPHILE.name: samples(250, 100, 400),
        CEILING.name: samples(1250, 500, 1600),
    }
    return {ARTICLE_PAGE: pages, FIRST_PAGE: pages, DEEP_PAGE: pages, HOT: {ISNAD.name: samples(5000)}}


def test_the_spread_of_rounds_is_their_median_and_how_far_they_lie_apart() -> None:
    assert spread(samples(3, 1, 2, 10), requests_s) == Spread(2.5, 1, 10)
    assert spread(samples(16), median_ms) == Spread(1000, 1000, 1000)


def test_a_ratio_is_taken_within_each_round() -> None:
    found = results()[ARTICLE_PAGE]
    assert ratio(found[ISNAD.name], found[POSTGRAPHILE.name], requests_s) == Spread(4, 3, 4)


def test_a_ratio_of_different_numbers_of_rounds_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio(samples(1, 2), samples(1), requests_s)


def test_the_last_line_names_the_article_page_on_the_largest_corpus() -> None:
    slow = {ARTICLE_PAGE: {name: samples(1) for name in (ISNAD.name, POSTGRAPHILE.name, CEILING.name)}}
    report = Report({10_000: slow, 100_000: results()}, "today")
    assert summary(report) == "article page: 4.00× PostGraphile, 0.80 of the ceiling"


def test_a_table_has_as_many_cells_in_every_line() -> None:
    lines = table(["", "a", "b"], [["x", "1", "2"], ["y", "3", "–"]]).splitlines()
    assert lines == ["|  | a | b |", "| --- | --: | --: |", "| x | 1 | 2 |", "| y | 3 | – |"]


def test_the_report_has_every_case_and_says_what_was_not_measured() -> None:
    memory = memory_of([102_400, 204_800, 153_600], 60)
    text = markdown(Report({10_000: results(), 100_000: results()}, "today", memory, 0.5))
    assert "### 10 000 articles" in text
    assert "| article page | 1 000 (400–1 200) | 250 (100–400) | 1 250 (500–1 600) |" in text
    assert "| article page, hot | 5 000 (5 000–5 000) | – | – |" in text
    assert "| article page | 4.00 (3.00–4.00) | 0.80 (0.75–0.80) |" in text
    assert "100 MB warm, 150 MB after 1 minutes, 200 MB at most" in text
    assert "A worker answers 0.50 s after its process was started." in text
    assert "with 100 000 articles as a multiple of that with 10 000: article page 1.00" in text


def test_the_report_takes_the_place_between_the_markers_and_nothing_else() -> None:
    page = f"before\n\n{BEGIN}\nold\n{END}\n\nafter\n"
    once = placed(page, "new\n")
    assert once == f"before\n\n{BEGIN}\n\nnew\n\n{END}\n\nafter\n"
    assert placed(once, "new\n") == once


def test_a_page_without_markers_is_refused() -> None:
    with pytest.raises(MarkersMissing):
        placed(f"{END} {BEGIN}", "new")


def test_the_picture_is_well_formed_and_has_a_bar_and_a_number_for_every_server_and_case() -> None:
    drawn = picture(100_000, results())
    root = ElementTree.fromstring(drawn)
    space = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in root.iter(f"{space}text")]
    assert root.tag == f"{space}svg"
    assert len(list(root.iter(f"{space}rect"))) == 3 + 3 * 3
    assert {"article page", "PostGraphile", "1 250"} <= set(texts)
    assert HOT not in texts


def test_names_with_signs_of_xml_leave_the_picture_well_formed() -> None:
    drawn = bars('a & "b" <c>', {"d & <e>": [Bar("f & <g>", 1.5), Bar("h", 0)]})
    assert ElementTree.fromstring(drawn).attrib["aria-label"] == 'a & "b" <c>'


def test_no_bar_leaves_the_picture() -> None:
    root = ElementTree.fromstring(bars("t", {"case": [Bar("a", 1e6), Bar("b", 1)]}))
    for rect in root.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(rect.attrib["x"]) + float(rect.attrib["width"]) < float(root.attrib["width"])


def test_a_result_of_wrk_is_read_in_milliseconds_and_per_second() -> None:
    line = (
        'RESULT {"requests": 500, "duration_us": 2000000, "bytes": 9, "failed": 0, "median_us": 1500, "p99_us": 9000}'
    )
    assert read_result(f"Running\n\n{line}\n") == Sample(250, 1.5, 9)


@pytest.mark.parametrize(("requests", "failed"), [(500, 1), (0, 0)])
def test_a_run_with_a_failed_request_or_without_any_fails(requests: int, failed: int) -> None:
    line = {"requests": requests, "duration_us": 1, "bytes": 9, "failed": failed, "median_us": 1, "p99_us": 1}
    with pytest.raises(LoadFailed):
        read_result("RESULT " + orjson.dumps(line).decode())


def test_output_of_wrk_without_a_result_fails() -> None:
    with pytest.raises(LoadFailed, match="no result"):
        read_result("unable to connect")


def test_a_request_says_how_long_its_body_is_in_bytes() -> None:
    head, _, body = posted(ISNAD, "entity-search", {"text": "بيلاروس"}).partition(b"\r\n\r\n")
    assert head.startswith(b"POST /graphql HTTP/1.1\r\n")
    assert f"Content-Length: {len(body)}".encode() in head.split(b"\r\n")
    assert orjson.loads(body)["variables"] == {"text": "بيلاروس"}


def test_the_path_of_the_ceiling_names_the_workload() -> None:
    assert posted(CEILING, "article-page", {"slug": "a"}).startswith(b"POST /article-page HTTP/1.1\r\n")


def test_a_request_that_revalidates_is_one_line_and_carries_the_tag() -> None:
    request = revalidated(ISNAD_HOT, query_of("article-page", '{"slug":"a"}'), '"tag"')
    assert request.startswith(b"GET /graphql?query=")
    assert b'\r\nIf-None-Match: "tag"\r\n' in request
    assert request.endswith(b"\r\n\r\n")


def test_a_chosen_cursor_is_one_that_the_service_reads() -> None:
    made = cursor("quotes", -1767225600000000, QUOTE, 12, QUOTE)
    assert read_cursor(newest("quotes")["NEWEST"], made) == ["-1767225600000000", QUOTE, "12", QUOTE]


def test_the_quarters_before_a_day_go_back_over_the_turn_of_the_year() -> None:
    assert quarters_before(date(2025, 5, 31), 3) == ["2025-01/2025-03", "2024-10/2024-12", "2024-07/2024-09"]
    assert quarters_before(date(2025, 12, 31), 1) == ["2025-07/2025-09"]


def test_what_the_service_is_started_with_are_its_settings() -> None:
    known = set(names().values())
    for peer in (ISNAD, ISNAD_HOT):
        assert set(peer.command("postgresql:///isnad", 8000, 10).environment) <= known


def test_every_workload_has_a_hand_written_statement() -> None:
    written = {path.stem for path in (WORKLOADS.parent / "peers" / "ceiling" / "sql").glob("*.sql")}
    assert {path.stem for path in WORKLOADS.glob("*.graphql")} <= written
