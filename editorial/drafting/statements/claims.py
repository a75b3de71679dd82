"""Draft claims: what quotes state, and what the article itself states with figures."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from editorial.draft.draft import Basis, DraftClaim, DraftQuantity, DraftQuote
from editorial.draft.raw_article import RawArticle
from editorial.drafting.dates.found import FoundDate
from editorial.drafting.quantities.currency import local_currency
from editorial.drafting.quantities.quantities import find_quantities
from editorial.drafting.statements.basis import CONFIDENCE, StatementRule
from editorial.drafting.statements.clause import Clauses
from editorial.drafting.statements.participants import Entities
from editorial.drafting.text.lexicon import words_of
from editorial.model.vocabulary import ClaimKind, QuoteKind
from editorial.pointer.choice import Stretch, merged
from editorial.text.language import primary_subtag

_INTENDS = re.compile(
    r"(?:he|she|it|they|we|i)\b(?:\s+\w+)?\s+(?:will|would|won['’]t|wouldn['’]t|plans?|planned|intends?|intended)\b|(?:we|i)['’]ll\b"
    r"|س[نأيت]\w+|لن\s|[يتن]عتزم|[يتن]نوي|سوف\s",
    re.IGNORECASE,
)
_PREDICTS = re.compile(
    r"\b(?:will|would|won['’]t|could|may|might|should|expected to|likely to|is set to|are set to|forecast)\b"
    r"|(?<!\w)[وف]?س[يتن]\w{2,}|\bسوف\b|\bلن\b|\bقد [يت]\w+|المتوقع|مرشح|يحتمل|ربما",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:disgrace|shame\w*|wrong|unfair|fair|great|terrible|wonderful|beautiful|lovely|important|best|worst|necessary|reckless"
    r"|irresponsible|outrage\w*|unacceptable|ridiculous|tragic|historic|brave|cowardly|negligent|should have|must|need to)\b"
    r"|متأخرا|مؤسف|مهم|خطير|عار|غير مقبول|ظالم|عادل|تاريخي|رائع|ضروري|يجب|ينبغي|لا بد",
    re.IGNORECASE,
)
_NEGATES = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|without|neither|nor|denied)\b|n['’]t\b|(?<!\w)[وف]?(?:لم|لن|لا"
    r"|ليس|ليست|غير|عدم|دون|ما من)\b",
    re.IGNORECASE,
)
_LONG = 100
"""From how many characters on a quote is so long that a claim is only the clauses with figures."""

_MEASURES = frozenset(
    (
        *words_of("percent people km miles m ha acres tonnes tons kg litres barrels MW GW feddan feet"),
        "percentage points",
        "basis points",
    )
)


def find_claims(
    article: RawArticle, clauses: Clauses, quotes: Sequence[DraftQuote], found: "Figures", entities: Entities
) -> tuple[DraftClaim, ...]:
    """Return the claims of an article in the order of the text."""
    made = [*_of_quotes(article, clauses, quotes, found, entities), *_of_article(article, clauses, found, entities)]
    return tuple(sorted(made, key=lambda claim: claim.places))


class Figures:
    """The quantities of an article in order, each with its date where one stands in the same clause."""

    def __init__(self, article: RawArticle, dates: Sequence[FoundDate]) -> None:
        starts = [date.place[0] for date in dates]
        self.dates, self._date_starts = dates, starts
        language = primary_subtag(article.language)
        every = find_quantities(article.body, 0, len(article.body), language)
        self._all = [
            replace(quantity, unit=local_currency(quantity.unit, article.timezone))
            for quantity in every
            if not self._dates_in(quantity.place)
        ]
        self._starts = [quantity.place[0] for quantity in self._all]

    def within(self, stretch: Stretch) -> Sequence[DraftQuantity]:
        """Return the quantities in a stretch."""
        return self._all[bisect_left(self._starts, stretch[0]) : bisect_left(self._starts, stretch[1])]

    def __iter__(self) -> Iterator[DraftQuantity]:
        return iter(self._all)

    def dated(self, quantities: Sequence[DraftQuantity], stretch: Stretch) -> tuple[DraftQuantity, ...]:
        """Return quantities with the only date of their stretch."""
        dates = [date for date in self._dates_in(stretch) if date.edtf]
        if len(dates) != 1:
            return tuple(quantities)
        return tuple(replace(quantity, when=dates[0].drafted) for quantity in quantities)

    def _dates_in(self, stretch: Stretch) -> Sequence[FoundDate]:
        """Return the dates that begin in a stretch, or end in it."""
        first = bisect_left(self._date_starts, stretch[0])
        if first and self.dates[first - 1].place[1] > stretch[0]:
            first -= 1
        return self.dates[first : bisect_left(self._date_starts, stretch[1])]


def _of_quotes(
    article: RawArticle, clauses: Clauses, quotes: Sequence[DraftQuote], found: Figures, entities: Entities
) -> Iterator[DraftClaim]:
    for number, quote in enumerate(quotes):
        figures = [quantity for place in quote.places for quantity in found.within(place)]
        if quote.kind is QuoteKind.PARTIAL or not (figures or _is_stated(article.body, number, quote)):
            continue
        rule = StatementRule.CLAIM_QUOTED_FIGURE if figures else StatementRule.CLAIM_QUOTED
        places = _narrowed(clauses, quote, figures) if figures else quote.places
        yield _claim(article, places, rule, entities, found.dated(figures, places[0]), number)


def _is_stated(body: str, number: int, quote: DraftQuote) -> bool:
    """Whether a quote without figures states what can be checked: a denial, a plan, or what the article opens with."""
    told = body[slice(*quote.places[0])]
    if quote.kind is not QuoteKind.INDIRECT:
        return False
    kind = _kind(told)
    return kind is not ClaimKind.PREDICTION and (
        number == 0 or kind is not ClaimKind.FACT or bool(_NEGATES.search(told))
    )


def _narrowed(clauses: Clauses, quote: DraftQuote, figures: Sequence[DraftQuantity]) -> tuple[Stretch, ...]:
    """Return the places of a quote; of a long one, or one in the speaker's own words, the clauses with figures."""
    long = sum(end - start for start, end in quote.places) > _LONG
    if quote.kind is QuoteKind.INDIRECT and not long:
        return quote.places
    return tuple(merged(clauses.around(each.place) for each in figures))


def _of_article(article: RawArticle, clauses: Clauses, found: Figures, entities: Entities) -> Iterator[DraftClaim]:
    stretches = [
        clauses.around(each.place) for each in found if _is_measured(each) and clauses.quoted(each.place) is None
    ]
    for stretch in merged(stretches):
        figures = found.dated(found.within(stretch), stretch)
        yield _claim(article, (stretch,), StatementRule.CLAIM_TOLD_FIGURE, entities, figures, None)


def _is_measured(quantity: DraftQuantity) -> bool:
    return quantity.unit in _MEASURES or (len(quantity.unit) == len("USD") and quantity.unit.isupper())


def _claim(
    article: RawArticle,
    places: tuple[Stretch, ...],
    rule: StatementRule,
    entities: Entities,
    figures: tuple[DraftQuantity, ...],
    quote: int | None,
) -> DraftClaim:
    told = article.body[places[0][0] : places[0][1]]
    subjects = [entity.key for _, entity, _ in entities.within(places[0])[:1]]
    return DraftClaim(_kind(told), places, Basis(rule, CONFIDENCE[rule]), quote, tuple(subjects), figures)


def _kind(told: str) -> ClaimKind:
    if _INTENDS.match(told):
        return ClaimKind.INTENTION
    if _PREDICTS.search(told):
        return ClaimKind.PREDICTION
    return ClaimKind.OPINION if _OPINION.search(told) else ClaimKind.FACT
