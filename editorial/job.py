"""Jobs: what takes long of checking, amending and correcting, each as plain data that another process can be sent.

A job computes from what is in it and nothing else, and returns or raises what can be sent back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from editorial.align.corrected_spans import Known, found_again
from editorial.align.reanchor import Reanchored
from editorial.bundle.amendment import Amended, Amendment, Ground
from editorial.bundle.check import Checked, check_bundle
from editorial.model.effort import Effort, effort_for
from editorial.model.reading import Annotation

T_co = TypeVar("T_co", covariant=True)


class Job(Protocol[T_co]):
    """Something to compute."""

    @property
    def size(self) -> int:
        """How many characters there are to look at."""
        ...

    def run(self, effort: Effort | None = None) -> T_co:
        """Compute it, with no more than this effort; without one, with what its size allows."""
        ...


@dataclass(frozen=True, slots=True)
class CheckBundle:
    """A bundle that was sent, with no files beside it."""

    text: str
    file: str

    @property
    def size(self) -> int:
        """How many characters it has."""
        return len(self.text)

    def run(self, effort: Effort | None = None) -> Checked:
        """Return what the bundle says; raises BundleRefused."""
        return check_bundle(self.text, file=self.file, read_text=_no_file, effort=effort)


@dataclass(frozen=True, slots=True)
class ReadAmendment:
    """The text of an amendment of an annotation of this kind and key."""

    kind: str
    key: str
    text: str

    @property
    def size(self) -> int:
        """How many characters it has."""
        return len(self.text)

    def run(self, effort: Effort | None = None) -> Mapping[str, frozenset[str]]:
        """Return what it refers to, by the lists of the format; raises BundleRefused."""
        return Amendment(self.kind, self.key, self.text, effort).references()


@dataclass(frozen=True, slots=True)
class Amend:
    """An amendment, and the annotation that it is of."""

    amendment: ReadAmendment
    annotation: Annotation
    ground: Ground

    @property
    def size(self) -> int:
        """How many characters there are to look at."""
        return self.amendment.size + len(self.ground.body)

    def run(self, effort: Effort | None = None) -> Amended:
        """Return the annotation as it is to be; raises BundleRefused."""
        given = self.amendment
        return Amendment(given.kind, given.key, given.text, effort).amend(self.annotation, self.ground)


@dataclass(frozen=True, slots=True)
class FindAgain:
    """Two texts of an article, and its spans."""

    old: str
    new: str
    spans: Sequence[Known]

    @property
    def size(self) -> int:
        """How many characters there are to look at."""
        return len(self.old) + len(self.new) + len(self.spans)

    def run(self, effort: Effort | None = None) -> list[Reanchored]:
        """Return what became of every span in the new text; raises EffortSpent."""
        return found_again(self.old, self.new, self.spans, effort or effort_for(self.size))


def _no_file(_: str) -> str:
    raise FileNotFoundError(2, "a bundle that is sent has no files beside it: put the text in `body`")
