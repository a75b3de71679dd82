"""Chains (isnad): who said it, who relayed it, and to whom; always in order and never silently shortened."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.model.vocabulary import AttributionRole


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A fault in a chain; ``link`` is the number of the faulty link in the list, None if the fault is the chain's."""

    code: str
    message: str
    link: int | None = None


def in_order(positions: Sequence[int | None], roles: Sequence[AttributionRole]) -> tuple[list[int], list[ChainFault]]:
    """Return the numbers of a list's links in the order of the chain, and the faults in it.

    By default, a link's position is its place in the list. Positions count from 0 without a gap; position 0 is the
    speaker, and only position 0.
    """
    placed = [number if position is None else position for number, position in enumerate(positions)]
    order = sorted(range(len(placed)), key=lambda number: (placed[number], number))
    faults = []
    for earlier, later in zip(order, order[1:], strict=False):
        if placed[earlier] == placed[later]:
            message = f"two links are at position {placed[later]}: give each link a position of its own"
            faults.append(ChainFault("CHAIN_POSITION_OVERLAP", message, later))
    taken = set(placed)
    for number in order:
        if placed[number] and placed[number] - 1 not in taken:
            message = f"no link is at position {placed[number] - 1}: number positions from 0 without gaps"
            faults.append(ChainFault("CHAIN_POSITION_GAP", message, number))
    return order, faults + _speakers(order, placed, roles)


def _speakers(order: Sequence[int], placed: Sequence[int], roles: Sequence[AttributionRole]) -> list[ChainFault]:
    message = (
        "the first link of a chain, and no other link, is the SPEAKER; for an unknown speaker give a link"
        " with a `source`"
    )
    if not order:
        return [ChainFault("CHAIN_WITHOUT_SPEAKER", message)]
    return [
        ChainFault("CHAIN_WITHOUT_SPEAKER", message, number)
        for number in order
        if (placed[number] == 0) != (roles[number] is AttributionRole.SPEAKER)
    ]
