"""Drafters as other packages might have them: good ones, and some that keep no promise."""

import asyncio
from dataclasses import dataclass
from typing import Any

from editorial.draft.draft import Basis, Draft, DraftLink, DraftQuote
from editorial.draft.drafter import DrafterUnavailable
from editorial.draft.raw_article import RawArticle
from editorial.model.vocabulary import AttributionRole, QuoteKind, SourceKind


@dataclass(slots=True)
class OtherDrafter:
    """Says what a test gives it: a draft, an exception to raise, or None to hang."""

    says: Any
    name: Any = "desk-tool"
    asserted_by: Any = "Desk tool 7"

    async def draft(self, article: RawArticle) -> Draft:
        """Return the draft."""
        if self.says is None:
            await asyncio.sleep(60)
        if isinstance(self.says, BaseException):
            raise self.says
        said: Draft = self.says
        return said


def quote(*places: tuple[int, int], chain: Any = None, confidence: Any = 0.8) -> DraftQuote:
    """Return a quote at these places."""
    unknown = (DraftLink(AttributionRole.SPEAKER, SourceKind.UNKNOWN),)
    return DraftQuote(QuoteKind.DIRECT, places, unknown if chain is None else chain, Basis("OTHER", confidence))


def draft(*quotes: Any) -> Draft:
    """Return a draft of these quotes."""
    return Draft("desk-tool", quotes=quotes)


def good() -> OtherDrafter:
    """Return a drafter that quotes the first word."""
    return OtherDrafter(draft(quote((1, 8))))


def unavailable() -> OtherDrafter:
    """Return a drafter that says why it cannot draft."""
    return OtherDrafter(DrafterUnavailable("the desk tool is being mended: come back on Monday"))


def named_as_the_rules() -> OtherDrafter:
    """Return a drafter that has the name of the rules."""
    return OtherDrafter(draft(), name="rules")


def named_as_the_model() -> OtherDrafter:
    """Return a drafter that has the name of the model."""
    return OtherDrafter(draft(), name="model")


def nameless() -> OtherDrafter:
    """Return a drafter whose name cannot be given."""
    return OtherDrafter(draft(), name="Desk+Tool")


def unsigned() -> OtherDrafter:
    """Return a drafter that does not say who asserts what it drafts."""
    return OtherDrafter(draft(), asserted_by=" ")


def broken() -> OtherDrafter:
    """Fail to make a drafter."""
    raise RuntimeError("no licence")


def no_drafter() -> object:
    """Return what is no drafter."""
    return object()
