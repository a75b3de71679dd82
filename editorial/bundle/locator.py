"""Locate quotations: one place for each, chosen among several if need be, or a problem that says why not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from editorial.align.anchor import (
    AlreadyMentioned,
    Anchoring,
    AnchorProblem,
    OccurrenceOutOfRange,
    PartOfOtherName,
    Quotation,
    SpanAmbiguous,
    SpanNotFound,
    ambiguous,
)
from editorial.align.coverage import Covered
from editorial.bundle.shape import Problems
from editorial.bundle.source import Path
from editorial.part.annotation import WhenPart
from editorial.pointer.choice import Choice, ChoiceReason, Chosen, Doubt, Owner, Stretch, choose
from editorial.pointer.longer_names import LongerNames
from editorial.text.layout import Layout
from editorial.text.text import UnreadableText, normalise

WEIGHED = 4
"""Steps for each place that a choice is made among, and for each stretch of the owner."""

DOUBTS: Mapping[Doubt, str] = MappingProxyType(
    {
        Doubt.AS_NEAR: "two places of these words are about equally near: the one in paragraph {number} is taken;"
        " if you mean another one, add a prefix, a suffix or an occurrence",
        Doubt.OTHER_PARAGRAPH: "no place of these words is in the paragraph that they belong to: the nearest one is taken,"
        " in paragraph {number}; if you mean another one, add a prefix, a suffix or an occurrence",
    }
)
"""What is said about a doubtful choice."""


class Locator:
    """Locates quotations in a body, and notes problems and choices. ``names`` are those of the bundle's entities."""

    def __init__(self, body: str, problems: Problems) -> None:
        self.body, self.names = body, LongerNames(())
        self._problems, self._layout = problems, Layout(body)
        self._anchoring = Anchoring(body, problems.effort)

    def locate(self, quotation: Quotation, path: Path, owner: Owner | None = None) -> Stretch | None:
        """Return the place of a quotation; None, with a problem, if it points at none or several.

        Of several places, a pointer means the one near its ``owner``. None without a problem if the owner itself could
        not be located.
        """
        normal = self._normalised(quotation, path)
        if normal is None:
            return None
        try:
            choice = self._chosen(normal, self._anchoring.candidates(normal), (*path, "exact"), owner)
        except AnchorProblem as fault:
            self._note(fault, path)
            return None
        if choice and choice.doubt:
            self._warn_of(choice, choice.doubt, (*path, "exact"))
        return choice.place if choice else None

    def words_of_date(self, part: WhenPart, path: Path, owner: Owner | None) -> str:
        """Return the words of a date, in normal form C; it is a problem if they do not stand in the article as words.

        Their place is chosen but not kept, so a doubtful choice is no warning.
        """
        at = (*path, "expression")
        given = Quotation(part.expression or "", part.prefix, part.suffix, part.occurrence)
        quotation = self._normalised(given, at)
        if quotation is None:
            return given.exact
        try:
            places = self._anchoring.as_words(quotation)
            if owner is not None:
                self._chosen(quotation, places, at, owner)
        except OccurrenceOutOfRange as fault:
            self._note(fault, path)
        except SpanNotFound as fault:
            message = f"{fault.of_date}, or leave `expression` out and give `edtf`"
            self._problems.add("EXPRESSION_NOT_FOUND", message, at, nearest=fault.nearest)
        return quotation.exact

    def everywhere(
        self, quotation: Quotation, path: Path, covered: Covered, entity: str, *, must_be: bool = True
    ) -> Iterator[Stretch]:
        """Yield every place where the words stand as whole words, and add it to ``covered``.

        If the words ``must_be`` somewhere, it is a problem if there is none. Left out are places that are covered
        already, and those inside longer names of other entities than ``entity``.
        """
        normal = self._normalised(quotation, path)
        if normal is None:
            return
        places = self._anchoring.whole_words(normal)
        names = self.names.around(entity, normal.exact, self._anchoring) if places else Covered()
        fault: SpanNotFound | None = None if places or not must_be else self._anchoring.missing(normal)
        left = [place for place in places if not covered.holds(*place)]
        if places and not left:
            fault = AlreadyMentioned(None)
        found = [place for place in left if not names.holds(*place)]
        if left and not found:
            fault = PartOfOtherName(self._around([left[0][0]]))
        if fault and must_be:
            self._note(fault, path)
        for place in found:
            covered.add(*place)
            yield place

    def normal_form(self, quotation: Quotation, path: Path) -> Quotation:
        """Return a quotation in normal form C; one that cannot be stored is a problem, and is returned as it is."""
        return self._normalised(quotation, path) or quotation

    def _normalised(self, quotation: Quotation, path: Path) -> Quotation | None:
        given = (quotation.exact, quotation.prefix, quotation.suffix)
        try:
            exact, prefix, suffix = (normalise(text) if text else text for text in given)
        except UnreadableText as fault:
            self._problems.add("MALFORMED_VALUE", str(fault), path)
            return None
        return Quotation(exact or "", prefix, suffix, quotation.occurrence)

    def _chosen(
        self, quotation: Quotation, places: Sequence[Stretch], path: Path, owner: Owner | None
    ) -> Choice | None:
        """Return the place that is meant, and note it if there were others; None if the owner has no place.

        Raises SpanAmbiguous if nothing can be chosen.
        """
        among = 1 if quotation.occurrence else len(self._anchoring.places(quotation))
        if len(places) == 1:
            choice = Choice(places[0], ChoiceReason.WHOLE_WORDS)
        elif owner is None:
            raise ambiguous(places)
        elif not owner.stretches:
            return None
        else:
            self._problems.effort.take(WEIGHED * (len(places) + len(owner.stretches)))
            choice = choose(places, owner, self._layout)
        if among > 1:
            self._problems.chosen.append(Chosen(path, choice.place, among, choice.reason))
        return choice

    def _warn_of(self, choice: Choice, doubt: Doubt, path: Path) -> None:
        message = DOUBTS[doubt].format(number=self._layout.paragraph_number(choice.place[0]))
        near = [choice.place, *([choice.other] if choice.other else [])]
        self._problems.warn("PLACE_DOUBTFUL", message, path, nearest=self._around(start for start, _ in near))

    def _note(self, fault: AnchorProblem, path: Path) -> None:
        message, near = str(fault), fault.nearest if isinstance(fault, SpanNotFound) else None
        if isinstance(fault, SpanAmbiguous):
            near = self._around(fault.places)
        is_number = fault.code == "OCCURRENCE_OUT_OF_RANGE"
        self._problems.add(fault.code, message, (*path, "occurrence" if is_number else "exact"), nearest=near)

    def _around(self, starts: Iterable[int]) -> str:
        """Return the surroundings of some places, to be shown."""
        return " | ".join(self.body[max(0, start - 12) : start + 24].replace("\n", " ") for start in starts)
