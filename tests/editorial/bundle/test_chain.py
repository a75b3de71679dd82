"""Chains are in order, whole from 0, and never silently shorter."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.bundle.chain import in_order
from editorial.bundle.check import BundleRefused, check_bundle
from editorial.model.annotation import Link
from editorial.model.vocabulary import AttributionRole

SPEAKER, RELAYED_BY, TOLD_TO = AttributionRole.SPEAKER, AttributionRole.RELAYED_BY, AttributionRole.TOLD_TO
ROLES = st.sampled_from(list(AttributionRole))
POSITIONS = st.none() | st.integers(0, 6)
LINKS = st.lists(st.tuples(ROLES, POSITIONS), max_size=6)
WHOLE = st.integers(1, 12).flatmap(lambda size: st.permutations(range(size)))
NAMES = [f"link-{number}" for number in range(12)]


def codes(positions: Sequence[int | None], roles: Sequence[AttributionRole]) -> list[tuple[str, int | None]]:
    """Return what is wrong with a chain."""
    return [(fault.code, fault.link) for fault in in_order(positions, roles)[1]]


def read_chain(links: Sequence[tuple[AttributionRole, int | None]]) -> tuple[Link, ...]:
    """Return the chain of a quote whose links are the entities link-0, link-1 … in the order of the list."""
    chain = []
    for name, (role, position) in zip(NAMES, links, strict=False):
        chain.append({"role": role, "entity": name} | ({} if position is None else {"position": position}))
    data = {
        "isnad": 1,
        "article": {"slug": "a", "language": "en", "body": "He said yes."},
        "provenance": {"method": "HUMAN", "asserted_by": "desk", "asserted_at": "2026-01-01T00:00:00Z"},
        "entities": [
            {"key": name, "kind": "PERSON", "names": [{"text": name, "language": "en"}]} for name in NAMES[: len(links)]
        ],
        "quotes": [{"key": "yes", "kind": "DIRECT", "exact": "yes", "chain": chain}],
    }

    def no_file(name: str) -> str:
        raise FileNotFoundError(name)

    return check_bundle(json.dumps(data), file="b", read_text=no_file).reading.quotes[0].chain


def test_links_without_positions_stand_in_the_order_of_the_list() -> None:
    assert in_order([None, None, None], [SPEAKER, RELAYED_BY, TOLD_TO]) == ([0, 1, 2], [])


def test_links_with_positions_stand_in_their_order() -> None:
    assert in_order([2, 0, 1], [TOLD_TO, SPEAKER, RELAYED_BY]) == ([1, 2, 0], [])


def test_a_link_without_a_position_stands_at_its_number_in_the_list() -> None:
    assert in_order([1, 0, None], [TOLD_TO, SPEAKER, RELAYED_BY]) == ([1, 0, 2], [])
    assert codes([1, None], [SPEAKER, TOLD_TO])[0] == ("CHAIN_POSITION_OVERLAP", 1)


@pytest.mark.parametrize(
    ("positions", "roles", "faults"),
    [
        ([], [], [("CHAIN_WITHOUT_SPEAKER", None)]),
        ([None], [RELAYED_BY], [("CHAIN_WITHOUT_SPEAKER", 0)]),
        ([None, None], [SPEAKER, SPEAKER], [("CHAIN_WITHOUT_SPEAKER", 1)]),
        ([0, 0], [SPEAKER, SPEAKER], [("CHAIN_POSITION_OVERLAP", 1)]),
        ([0, 0, 0], [SPEAKER, SPEAKER, SPEAKER], [("CHAIN_POSITION_OVERLAP", 1), ("CHAIN_POSITION_OVERLAP", 2)]),
        ([0, 2], [SPEAKER, TOLD_TO], [("CHAIN_POSITION_GAP", 1)]),
        ([1], [TOLD_TO], [("CHAIN_POSITION_GAP", 0)]),
        ([1], [SPEAKER], [("CHAIN_POSITION_GAP", 0), ("CHAIN_WITHOUT_SPEAKER", 0)]),
        ([0, 2, 4], [SPEAKER, TOLD_TO, TOLD_TO], [("CHAIN_POSITION_GAP", 1), ("CHAIN_POSITION_GAP", 2)]),
    ],
)
def test_every_error_in_a_chain_is_reported_with_its_link(
    positions: list[int | None], roles: list[AttributionRole], faults: list[tuple[str, int | None]]
) -> None:
    assert codes(positions, roles) == faults


@given(LINKS)
def test_a_chain_without_faults_goes_from_0_without_a_gap_and_begins_with_its_only_speaker(
    links: list[tuple[AttributionRole, int | None]],
) -> None:
    roles = [role for role, _ in links]
    given_positions = [position for _, position in links]
    order, faults = in_order(given_positions, roles)
    assert sorted(order) == list(range(len(links)))
    placed = [number if position is None else position for number, position in enumerate(given_positions)]
    is_whole = bool(links) and sorted(placed) == list(range(len(links)))
    is_led = is_whole and [roles[number] for number in order].index(SPEAKER) == 0 if SPEAKER in roles else False
    assert (not faults) == (is_whole and is_led and roles.count(SPEAKER) == 1)


@given(LINKS)
def test_a_chain_is_refused_or_comes_back_with_all_its_links_in_order(
    links: list[tuple[AttributionRole, int | None]],
) -> None:
    order, faults = in_order([position for _, position in links], [role for role, _ in links])
    try:
        chain = read_chain(links)
    except BundleRefused as refused:
        told = {problem.code for problem in refused.problems}
        assert {fault.code for fault in faults} == told != set()
        return
    assert not faults
    assert [link.entity for link in chain] == [NAMES[number] for number in order]
    assert [link.role for link in chain] == [links[number][0] for number in order]


@given(WHOLE)
def test_a_whole_chain_comes_back_whatever_the_order_of_its_list(positions: list[int]) -> None:
    roles = [SPEAKER if position == 0 else TOLD_TO for position in positions]
    chain = read_chain(list(zip(roles, positions, strict=True)))
    assert [link.entity for link in chain] == [NAMES[positions.index(place)] for place in range(len(positions))]
