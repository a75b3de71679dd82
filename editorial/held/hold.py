"""Hold a model's answer to the text: whatever it is, what comes out is a draft whose every place lies in the text."""

from collections.abc import Mapping
from dataclasses import dataclass

from editorial.draft.draft import Basis, Draft
from editorial.draft.raw_article import RawArticle
from editorial.draft.sound import sound_draft
from editorial.held.answer import ModelAnswer
from editorial.held.drop import DropReason, Drops, sentences_on
from editorial.held.entities import held_entities
from editorial.held.finding import Finder
from editorial.held.pointing import Pointing
from editorial.held.statements import StatementReader
from editorial.text.mark import marked_stretches

MODEL = "MODEL"
"""The code of the rule by which everything was drafted that a model said."""

MODEL_REASON = "A language model found this; its words were found again in the text."

CONFIDENCE = 0.6
"""What a model says is right as often as this, until it is counted."""


@dataclass(frozen=True, slots=True)
class Held:
    """A draft that stands in the text, and how often something was dropped, by the reason."""

    draft: Draft
    dropped: Mapping[DropReason, int]


def hold(answer: ModelAnswer, article: RawArticle, drafter: str, confidence: float = CONFIDENCE) -> Held:
    """Return what an answer says of an article, as far as its words stand in the text.

    Any JSON is an answer: values of another form than ``answer_json_schema`` asks for are dropped and counted. Nothing
    that a model wrote is in the draft but words that stand in the text, numbers and days.
    """
    drops, basis = Drops(), Basis(MODEL, confidence)
    if not isinstance(answer, dict):
        drops.add(DropReason.WRONG_SHAPE)
    pointing = Pointing(Finder(article.body), drops)
    entities = held_entities(answer, article, pointing, basis)
    marked = tuple((each.start, each.end) for each in marked_stretches(article.body))
    statements = StatementReader(pointing, entities, basis, marked)
    quotes = {number: each for number, each in enumerate(statements.quotes(answer)) if each}
    order = sorted(quotes, key=lambda number: quotes[number].places)
    events = sorted(statements.events(answer), key=lambda each: each.title)
    claims = statements.claims(answer, {old: new for new, old in enumerate(order)})
    draft = Draft(
        drafter,
        entities.entities,
        tuple(quotes[number] for number in order),
        tuple(events),
        tuple(sorted(claims, key=lambda each: each.places)),
        tuple(sentences_on(drops.counts())),
    )
    return Held(sound_draft(draft, article.body), drops.counts())
