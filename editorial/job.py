"""Jobs: long computations of checking, amending and correcting, as plain data that can be sent to another process.

A job computes only from its own data, and its result or error can be sent back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from editorial.align.corrected_spans import Known, found_again
from editorial.align.reanchor import Reanchored
from editorial.amendment.amendment import Amended, Amendment, Ground
from editorial.amendment.item_amendment import AmendedItem, ItemAmendment, ItemGround
from editorial.bundle.check import Checked, check_bundle
from editorial.change.span_change import SpanChanges
from editorial.draft.draft import Draft
from editorial.draft.raw_article import RawArticle
from editorial.draft.runs_of_words import runs_of_words
from editorial.drafted.article import DraftedArticle, draft_article
from editorial.drafted.head import DraftedHead
from editorial.model.annotation import Annotation
from editorial.model.effort import Effort, effort_for
from editorial.model.unknown import Unknowns

T_co = TypeVar("T_co", covariant=True)


class Job(Protocol[T_co]):
    """A computation."""

    @property
    def size(self) -> int:
        """The number of characters to process."""
        ...

    def run(self, effort: Effort | None = None) -> T_co:
        """Return the result within this effort; by default, the effort that its size allows."""
        ...


@dataclass(frozen=True, slots=True)
class CheckBundle:
    """Check a bundle that was sent with no files beside it; with ``strict``, its warnings are problems."""

    text: str
    file: str
    strict: bool = False

    @property
    def size(self) -> int:
        """The number of its characters."""
        return len(self.text)

    def run(self, effort: Effort | None = None) -> Checked:
        """Return the checked bundle; raises BundleRefused."""
        return check_bundle(
            self.text, file=self.file, read_text=_no_file, effort=effort, strict=self.strict, has_files=False
        )


@dataclass(frozen=True, slots=True)
class ReadAmendment:
    """Read the text of an amendment of an annotation of this kind and key."""

    kind: str
    key: str
    text: str

    @property
    def size(self) -> int:
        """The number of its characters."""
        return len(self.text)

    def run(self, effort: Effort | None = None) -> Mapping[str, frozenset[str]]:
        """Return the keys that it refers to, by the lists of the format; raises BundleRefused."""
        return Amendment(self.kind, self.key, self.text, effort).references()


@dataclass(frozen=True, slots=True)
class Amend:
    """Apply an amendment to its annotation."""

    amendment: ReadAmendment
    annotation: Annotation
    ground: Ground
    unknowns: Unknowns = ()

    @property
    def size(self) -> int:
        """The number of characters to process."""
        return self.amendment.size + len(self.ground.body)

    def run(self, effort: Effort | None = None) -> Amended:
        """Return the amended annotation; raises BundleRefused."""
        given = self.amendment
        return Amendment(given.kind, given.key, given.text, effort).amend(self.annotation, self.ground, self.unknowns)


@dataclass(frozen=True, slots=True)
class ReadItemAmendment:
    """Read the text of an amendment of an entity or event; ``type`` is ``entity`` or ``event``."""

    type: str
    text: str

    @property
    def size(self) -> int:
        """The number of its characters."""
        return len(self.text)

    def run(self, effort: Effort | None = None) -> frozenset[str]:
        """Return the names of the entities that it refers to; raises BundleRefused."""
        return ItemAmendment(self.type, self.text, effort).references()


@dataclass(frozen=True, slots=True)
class AmendItem:
    """Read what an amendment of an entity or event says."""

    amendment: ReadItemAmendment
    ground: ItemGround

    @property
    def size(self) -> int:
        """The number of characters to process."""
        return self.amendment.size + len(self.ground.body)

    def run(self, effort: Effort | None = None) -> AmendedItem:
        """Return what it says; raises BundleRefused."""
        given = self.amendment
        return ItemAmendment(given.type, given.text, effort).read(self.ground)


@dataclass(frozen=True, slots=True)
class FindAgain:
    """Find the spans of an article's old text again in its new text.

    ``language`` is that of the article, ``names`` are those of its entities.
    """

    old: str
    new: str
    spans: Sequence[Known]
    language: str
    names: Sequence[str]

    @property
    def size(self) -> int:
        """The number of characters to process."""
        return len(self.old) + len(self.new) + len(self.spans) + sum(map(len, self.names))

    def run(self, effort: Effort | None = None) -> list[Reanchored]:
        """Return what became of every span in the new text; raises EffortSpent."""
        changes = SpanChanges(self.language, self.names)
        return found_again(self.old, self.new, self.spans, changes, effort or effort_for(self.size))


def _no_file(_: str) -> str:
    raise FileNotFoundError(2, "a bundle that is sent has no files beside it: put the text in `body`")


@dataclass(frozen=True, slots=True)
class FindRuns:
    """Find the runs of words of a text that could be names."""

    text: str

    @property
    def size(self) -> int:
        """The number of its characters."""
        return len(self.text)

    def run(self, effort: Effort | None = None) -> frozenset[str]:
        """Return the runs, folded; the time is linear in the length of the text."""
        return runs_of_words(self.text)


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """Draft an article by rules and merge that with the drafts of others, or only merge these; write it as a bundle."""

    article: RawArticle
    heading: DraftedHead
    others: tuple[Draft, ...] = ()
    by_rules: bool = True

    @property
    def size(self) -> int:
        """The number of characters of the article."""
        return len(self.article.body)

    def run(self, effort: Effort | None = None) -> DraftedArticle:
        """Return the bundle; the time is linear in the length of the article."""
        return draft_article(self.article, self.heading, self.others, by_rules=self.by_rules)
