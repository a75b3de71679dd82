"""Fields whose value is not known, each with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from editorial.model.vocabulary import UnknownReason


@dataclass(frozen=True, slots=True, order=True)
class Unknown:
    """A field, named as callers see it, that has no value, and why it has none."""

    field: str
    reason: UnknownReason


Unknowns = tuple[Unknown, ...]
"""The unknowns of one item, sorted by field."""


def unknowns_of(reasons: Mapping[str, UnknownReason]) -> Unknowns:
    """Return unknowns by the reasons for fields."""
    return tuple(Unknown(field, reasons[field]) for field in sorted(reasons))


def stored_unknowns(unknowns: Iterable[Unknown]) -> list[str] | None:
    """Return unknowns as a column has them: ``headline NOT_STATED``; None if there are none."""
    return [f"{each.field} {each.reason}" for each in unknowns] or None


def read_stored_unknowns(stored: Sequence[str] | None) -> Unknowns:
    """Return the unknowns of a column."""
    words = (each.split(" ") for each in stored or ())
    return tuple(Unknown(field, UnknownReason(reason)) for field, reason in words)
