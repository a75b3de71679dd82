"""A drafter of an installed package, held to what drafters promise: a draft that a bundle can hold, in time, or a fault."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from editorial.bundle.check import check_bundle
from editorial.draft.draft import Draft
from editorial.draft.drafter import Drafter, DrafterFault, DrafterUnavailable, DraftUnreadable
from editorial.draft.raw_article import RawArticle
from editorial.drafted.bundle import drafted_bundle
from editorial.drafted.head import DraftedHead
from service.plain_structlog import structlog

_HEAD = DraftedHead("draft", "draft", datetime(2000, 1, 1, tzinfo=UTC), body_file="draft.txt")

log = structlog.get_logger("isnad.drafting")


@dataclass(frozen=True, slots=True)
class GuardedDrafter:
    """Asks a drafter that others wrote; whatever it does ends as a draft or as a DrafterFault."""

    drafter: Drafter
    name: str
    asserted_by: str
    timeout_s: float

    async def draft(self, article: RawArticle) -> Draft:
        """Return the draft, which a bundle can hold. Raises DrafterFault."""
        try:
            async with asyncio.timeout(self.timeout_s):
                draft = await self.drafter.draft(article)
            await asyncio.to_thread(_hold, draft, article)
        except DrafterFault:
            raise
        except TimeoutError:
            message = f"the drafter {self.name!r} did not answer within {self.timeout_s:g} seconds: draft by rules"
            raise DrafterUnavailable(message) from None
        except Exception as fault:  # it is somebody else's code
            log.exception("draft_failed", drafter=self.name)
            message = f"the drafter {self.name!r} failed with {type(fault).__name__}: draft by rules"
            raise DraftUnreadable(message) from None
        return draft


def _hold(draft: Draft, article: RawArticle) -> None:
    """Write the bundle of a draft, and check it; raises whatever is raised for one that a bundle cannot hold."""
    text = drafted_bundle(draft, article, _HEAD)
    check_bundle(text, file="draft", read_text=lambda _: article.body, effort=None)
