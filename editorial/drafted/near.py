"""Pointers of a bundle without numbers, wherever the nearest place of the words is the one that is meant."""

from collections.abc import Iterable, Sequence
from typing import cast

from editorial.align.anchor import Anchoring, AnchorProblem, Quotation
from editorial.draft.draft import Draft, DraftDate, DraftLink, DraftQuote
from editorial.model.effort import EffortSpent, effort_for
from editorial.model.vocabulary import QuoteKind
from editorial.pointer.choice import Owner, Stretch, choose
from editorial.short.plain import PlainMapping
from editorial.short.words import told_as_text
from editorial.text.layout import Layout
from editorial.written.quotation import Data

LONGEST_PHRASE = 80
"""The most characters of a phrase that quotes a speaker together with the verb of saying."""


_MARKS = frozenset('"“”„«»')

MOST_WEIGHED = 40
"""Words that stand in more places are always numbered, because weighing all of them takes long."""


def point(data: Data, draft: Draft, body: str) -> None:
    """Take the numbers away from words whose place is clear without, and give them to dates whose place is not.

    ``data`` is the bundle of the draft in the long form, item by item; it is changed.
    """
    pointing = _Pointing(body)
    for quote, item in zip(draft.quotes, _items(data, "quotes"), strict=True):
        owner = _owner(quote.places, keeps_out=quote.kind is not QuoteKind.INDIRECT)
        if not pointing.told(quote, item, owner):
            pointing.words(item.get("cue"), quote.cue, owner)
        pointing.chain(quote.chain, item, owner)
        pointing.date(item.get("said"), quote.said, owner)
    for event, item in zip(draft.events, _items(data, "events"), strict=True):
        pointing.date(item.get("when"), event.when, _owner(event.reports))
    for claim, item in zip(draft.claims, _items(data, "claims"), strict=True):
        owner = _owner(claim.places)
        if claim.quote is not None:
            pointing.taken_over(draft.quotes[claim.quote].chain, _items(data, "quotes")[claim.quote], item, owner)
        for quantity, part in zip(claim.quantities, _listed(item.get("quantities")), strict=False):
            pointing.date(part.get("when"), quantity.when, owner)


def _items(data: Data, name: str) -> Sequence[Data]:
    return _listed(data.get(name))


def _listed(value: object) -> Sequence[Data]:
    return cast(Sequence[Data], value or ())


def _owner(places: Iterable[Stretch], *, keeps_out: bool = False) -> Owner:
    return Owner(places, keeps_out=keeps_out)


class _Pointing:
    def __init__(self, body: str) -> None:
        self._body, self._layout = body, Layout(body)
        self._anchoring = Anchoring(body, effort_for(len(body)))
        self._found: dict[tuple[Quotation, bool], Sequence[Stretch]] = {}

    def chain(self, chain: Iterable[DraftLink], item: Data, owner: Owner) -> None:
        for link, part in zip(chain, _listed(item.get("chain")), strict=False):
            self.words(part.get("words"), link.words, owner)

    def taken_over(self, chain: Iterable[DraftLink], quote: Data, claim: Data, owner: Owner) -> None:
        """Give a claim the chain of its quote as it is written there, if its words are found from the claim, too."""
        links = [dict(each) for each in _listed(quote.get("chain"))]
        words = ((link.words, part["words"]) for link, part in zip(chain, links, strict=True) if "words" in part)
        if all(place and self._is_meant(cast(PlainMapping, part), place, owner) for place, part in words):
            claim["chain"] = links
        else:
            self.chain(chain, claim, owner)

    def told(self, quote: DraftQuote, item: Data, owner: Owner) -> bool:
        """Quote the speaker and the verb of saying in one phrase, if they stand together; return whether they do."""
        words, cue, links = quote.chain[0].words, quote.cue, _listed(item.get("chain"))
        if words is None or cue is None:
            return False
        phrase = min(words[0], cue[0]), max(words[1], cue[1])
        between = self._body[slice(*phrase)]
        if len(between) > LONGEST_PHRASE or not between.isprintable() or not _MARKS.isdisjoint(between):
            return False
        speaker, verb = self._within(words, phrase), self._within(cue, phrase)
        if told_as_text(speaker, verb) is None or not (
            self._is_meant(speaker, words, owner) and self._is_meant(verb, cue, owner)
        ):
            return False
        links[0]["words"], item["cue"] = speaker, verb
        return True

    def _within(self, place: Stretch, phrase: Stretch) -> PlainMapping:
        """Return the quotation of a place with the rest of a phrase around it."""
        before, after = self._body[phrase[0] : place[0]], self._body[place[1] : phrase[1]]
        around: PlainMapping = {**({"prefix": before} if before else {}), **({"suffix": after} if after else {})}
        return {"exact": self._body[slice(*place)], **around}

    def _is_meant(self, part: PlainMapping, place: Stretch, owner: Owner) -> bool:
        exact, prefix, suffix = (part.get(name) for name in ("exact", "prefix", "suffix"))
        return self._is_chosen(
            place, owner, Quotation(str(exact), cast("str | None", prefix), cast("str | None", suffix))
        )

    def words(self, part: object, place: Stretch | None, owner: Owner) -> None:
        """Take the number away from words, if their place is the nearest one."""
        if isinstance(part, dict) and place and "occurrence" in part:
            words = Quotation(self._body[slice(*place)])
            if self._is_chosen(place, owner, words):
                del part["occurrence"]

    def date(self, part: object, date: DraftDate | None, owner: Owner) -> None:
        """Give a number to the words of a date, if another place is nearer."""
        if not isinstance(part, dict) or date is None or "expression" not in part:
            return
        words = self._body[slice(*date.place)]
        if not self._is_chosen(date.place, owner, Quotation(words), of_date=True):
            part["occurrence"] = self._number(words, date.place)

    def _number(self, words: str, place: Stretch) -> int:
        number, at = 1, self._body.find(words)
        while at < place[0]:
            number, at = number + 1, self._body.find(words, at + 1)
        return number

    def _is_chosen(self, place: Stretch, owner: Owner, words: Quotation, *, of_date: bool = False) -> bool:
        """Return whether a place would be chosen, without a doubt, for its words."""
        places = self._places(words, of_date=of_date)
        if len(places) == 1:
            return places[0] == place
        if not owner.stretches or not places:
            return False
        choice = choose(places, owner, self._layout)
        return choice.place == place and (of_date or choice.doubt is None)

    def _places(self, words: Quotation, *, of_date: bool) -> Sequence[Stretch]:
        if (words, of_date) not in self._found:
            find = self._anchoring.as_words if of_date else self._anchoring.candidates
            try:
                is_rare = len(self._anchoring.places(words)) <= MOST_WEIGHED
                self._found[words, of_date] = find(words) if is_rare else ()
            except (AnchorProblem, EffortSpent):
                self._found[words, of_date] = ()
        return self._found[words, of_date]
