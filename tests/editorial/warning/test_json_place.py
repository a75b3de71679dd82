"""The places of values in JSON, found one by one, are those that reading the whole text as YAML finds."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from editorial.bundle.source import read_source

SCALARS = st.none() | st.booleans() | st.integers() | st.text('ab“é"\\\n😀 {}[],:', max_size=8)
KEYS = st.text('abc"\\é ', min_size=1, max_size=4)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)


@given(
    st.dictionaries(KEYS, VALUES, min_size=1, max_size=4),
    st.sampled_from([None, 1, 2]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_every_value_has_the_place_that_the_whole_reading_gives_it(
    data: dict[str, Any], indent: int | None, line_end: str, is_ascii: bool
) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=is_ascii).replace("\n", line_end)
    source = read_source(text, "f")
    assert source.json_places is not None
    for path, place in source.places.items():
        assert source.place_of_warning(path) == place, path
        assert source.place_of_warning((*path, "nowhere", 7)) == place


def test_a_text_with_a_byte_order_mark_is_counted_without_it() -> None:
    source = read_source('\ufeff{"a": [1,\n 2]}', "f")
    assert source.place_of_warning(("a",)) == source.place(("a",)) == (1, 7)
    assert source.place_of_warning(("a", 1)) == (2, 2)
