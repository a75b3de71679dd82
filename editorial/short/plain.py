"""Plain data, as YAML and JSON have it, and paths in it; which values of a long form were written where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
Parsed: TypeAlias = "None | bool | int | float | str | list[Parsed] | dict[str, Parsed]"
PlainMapping: TypeAlias = dict[str, "Parsed"]


@dataclass(frozen=True, slots=True)
class FormFault:
    """A short form that means nothing; ``sought`` is the text that something like it may be found for."""

    code: str
    message: str
    path: Path
    sought: str | None = None


@dataclass(slots=True)
class Expansion:
    """What an expansion notes: where moved values were written, and faults, by the paths of the long form."""

    moved: dict[Path, Path] = field(default_factory=dict)
    faults: list[FormFault] = field(default_factory=list)

    def add(self, code: str, message: str, path: Path, *, sought: str | None = None) -> None:
        """Note a fault."""
        self.faults.append(FormFault(code, message, path, sought))


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a value in the long form (``to``) and in what was written (``at``)."""

    record: Expansion
    to: Path = ()
    at: Path = ()

    @classmethod
    def nowhere(cls) -> "Spot":
        """Return the spot of a value that was not written; what is noted there is seen by the caller alone."""
        return cls(Expansion())

    def down(self, step: str | int, *steps: str | int) -> "Spot":
        """Return the spot of a value below, which is written at ``steps``; by default, at the same step."""
        return self.part(step, steps or (step,))

    def within(self, step: str | int) -> "Spot":
        """Return the spot of a value below that is part of the text or list written here."""
        return self.part(step, ())

    def part(self, step: str | int, steps: Path) -> "Spot":
        """Return the spot of a value below that is written at ``steps``."""
        spot = Spot(self.record, (*self.to, step), (*self.at, *steps))
        if spot.to != spot.at:
            self.record.moved[spot.to] = spot.at
        return spot

    def add(self, code: str, message: str, *, sought: str | None = None) -> None:
        """Note a fault of the value here."""
        self.record.add(code, message, self.to, sought=sought)


def written_at(path: Path, moved: Mapping[Path, Path]) -> Path:
    """Return where the value at a path of the long form, or the nearest value around it, was written."""
    for size in range(len(path), 0, -1):
        if path[:size] in moved:
            return (*moved[path[:size]], *path[size:])
    return path


def each_of(value: Parsed) -> list[tuple[Parsed, tuple[int, ...]]]:
    """Return the items of a list, each with its step; another value is the only item."""
    return [(part, (number,)) for number, part in enumerate(value)] if isinstance(value, list) else [(value, ())]
