"""The benchmark of correcting: the bundle has its annotations where the benchmark of re-anchoring has its spans."""

import orjson

from benchmarks.correcting import bundle_of, measure
from benchmarks.reanchoring import article, spans_of
from editorial.bundle.check import check_bundle


def test_every_annotation_stands_where_it_was_drawn() -> None:
    body = article(600, 5)
    reading = check_bundle(orjson.dumps(bundle_of(body)), file="bundle", read_text=lambda _: body).reading
    found = [
        (span.start, span.end) for each in (*reading.mentions, *reading.quotes, *reading.claims) for span in each.spans
    ]
    assert sorted(found) == sorted(spans_of(body, 5))


async def test_what_is_measured_has_a_time_for_every_kind_of_correction() -> None:
    found = await measure(1, words=600)
    assert all(0 < each.lowest <= each.median <= each.highest for each in found.values())
    assert len(found) == 6
