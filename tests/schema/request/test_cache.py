"""The cache of recently used values, against a list of what it should hold."""

from hypothesis import given
from hypothesis import strategies as st

from schema.cache import RecentlyUsed

SIZE, HEAVIEST = 4, 40
STEPS = st.lists(
    st.tuples(st.sampled_from(["get", "keep", "drop"]), st.integers(0, 7), st.integers(0, 12)), max_size=60
)


class Listed:
    """The same, as a list with the least recently used value first."""

    def __init__(self) -> None:
        self.values: list[tuple[int, int, int]] = []
        self.hits = self.misses = 0

    def get(self, key: int) -> int | None:
        found = next((each for each in self.values if each[0] == key), None)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self.values = [each for each in self.values if each[0] != key] + [found]
        return found[1]

    def drop(self, key: int) -> None:
        self.values = [each for each in self.values if each[0] != key]

    def keep(self, key: int, value: int, weight: int) -> None:
        if weight * 8 > HEAVIEST:
            return
        self.drop(key)
        self.values.append((key, value, weight))
        while len(self.values) > SIZE or sum(each[2] for each in self.values) > HEAVIEST:
            self.values.pop(0)


@given(STEPS)
def test_it_keeps_what_was_used_last_within_both_bounds(steps: list[tuple[str, int, int]]) -> None:
    cache: RecentlyUsed[int, int] = RecentlyUsed(SIZE, HEAVIEST)
    listed = Listed()
    for place, (name, key, weight) in enumerate(steps):
        if name == "get":
            assert cache.get(key) == listed.get(key)
        elif name == "drop":
            cache.drop(key)
            listed.drop(key)
        else:
            assert cache.keep(key, place, weight) == place
            listed.keep(key, place, weight)
        assert len(cache) == len(listed.values) <= SIZE
        assert cache.weight == sum(each[2] for each in listed.values) <= HEAVIEST
    assert (cache.hits, cache.misses) == (listed.hits, listed.misses)
