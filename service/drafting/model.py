"""A model that drafts articles: any endpoint that speaks OpenAI's chat completions with a JSON schema."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import openai
from openai.types.chat import ChatCompletion

from editorial.draft.draft import Draft
from editorial.draft.drafter import DrafterUnavailable, DraftUnreadable
from editorial.draft.raw_article import RawArticle
from editorial.held.answer import AnswerUnreadable, answer_json_schema, read_answer
from editorial.held.hold import hold
from service.drafting.instructions import INSTRUCTIONS
from service.plain_structlog import structlog
from service.settings import Settings

NAME = "model"
"""The name of this drafter."""

_TRIED_AGAIN = (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError, AnswerUnreadable)
_SCHEMA: dict[str, object] = dict(answer_json_schema())
_PARTS = frozenset(("entities", "quotes", "events", "claims"))
_PAUSE_S = 0.5
_KEYLESS = "none"
"""What is sent as a key to an endpoint that needs none: the client wants one."""

log = structlog.get_logger("isnad.drafting")


@dataclass(frozen=True, slots=True)
class ModelDrafter:
    """Drafts with a model; an answer that cannot be read is asked for again, up to ``attempts`` times.

    ``connect`` makes a client for each draft, which leaves no connection behind.
    """

    connect: Callable[[], openai.AsyncOpenAI] = field(repr=False)
    model: str
    timeout_s: float
    attempts: int
    name: str = NAME

    @property
    def asserted_by(self) -> str:
        """The name of the model."""
        return self.model

    async def draft(self, article: RawArticle) -> Draft:
        """Return what the model says of an article, as far as it stands in the text.

        Raises DrafterUnavailable if it does not answer in time, DraftUnreadable if its answers are no drafts.
        """
        try:
            async with asyncio.timeout(self.timeout_s), self.connect() as client:
                return await self._drafted(client, article)
        except TimeoutError:
            message = f"the model did not answer within {self.timeout_s:g} seconds: try again, or draft by rules"
            raise DrafterUnavailable(message) from None

    async def _drafted(self, client: openai.AsyncOpenAI, article: RawArticle) -> Draft:
        for attempt in range(1, self.attempts + 1):
            try:
                return await self._held(client, article, attempt)
            except _TRIED_AGAIN as fault:
                log.warning("draft_failed", model=self.model, attempt=attempt, fault=type(fault).__name__)
                if attempt == self.attempts:
                    raise _failure(fault) from None
                await asyncio.sleep(_PAUSE_S * 2 ** (attempt - 1))
            except openai.OpenAIError as fault:
                log.warning("draft_failed", model=self.model, attempt=attempt, fault=type(fault).__name__)
                raise _failure(fault) from None
        raise AssertionError("unreachable")

    async def _held(self, client: openai.AsyncOpenAI, article: RawArticle, attempt: int) -> Draft:
        """Return the draft of an answer. Raises AnswerUnreadable, or an OpenAIError."""
        try:
            answer = read_answer(_content(await self._asked(client, article, attempt)))
        except (openai.OpenAIError, AnswerUnreadable):
            raise
        except (AttributeError, TypeError, ValueError) as fault:  # the client does not check the form of answers
            raise AnswerUnreadable("the answer has another form") from fault
        if not isinstance(answer, dict) or not answer.keys() & _PARTS:
            raise AnswerUnreadable("the answer has none of the lists of a draft")
        held = await asyncio.to_thread(hold, answer, article, self.name)
        return held.draft

    async def _asked(self, client: openai.AsyncOpenAI, article: RawArticle, attempt: int) -> ChatCompletion:
        """Return the model's answer, and log what it cost."""
        begun = time.perf_counter()
        answer = await client.chat.completions.create(
            model=self.model,
            messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": article.body}],
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "draft", "strict": True, "schema": _SCHEMA},
            },
            temperature=0,
        )
        self._log(answer, attempt, time.perf_counter() - begun)
        return answer

    def _log(self, answer: ChatCompletion, attempt: int, seconds: float) -> None:
        usage = getattr(answer, "usage", None)
        log.info(
            "drafted",
            model=self.model,
            attempt=attempt,
            seconds=round(seconds, 3),
            tokens_in=getattr(usage, "prompt_tokens", None),
            tokens_out=getattr(usage, "completion_tokens", None),
        )


def model_drafter(settings: Settings) -> ModelDrafter:
    """Return the drafter of the settings."""
    key = settings.draft_key.get_secret_value() if settings.draft_key else _KEYLESS
    connect = partial(
        openai.AsyncOpenAI, base_url=settings.draft_url, api_key=key, timeout=settings.draft_timeout_s, max_retries=0
    )
    return ModelDrafter(connect, str(settings.draft_model), settings.draft_timeout_s, settings.draft_attempts)


def _content(answer: ChatCompletion) -> str:
    """Return the text of an answer, empty if the model refused. Raises AttributeError or TypeError if it has none."""
    message = answer.choices[0].message if answer.choices else None
    return (message.content if message else None) or ""


def _failure(fault: Exception) -> DrafterUnavailable | DraftUnreadable:
    """Return a failure in words for the caller, without what the endpoint said."""
    match fault:
        case AnswerUnreadable():
            return DraftUnreadable("the model's answer is no draft: try again, or draft by rules")
        case openai.APIStatusError():
            return DrafterUnavailable(
                f"the model refused to answer, with the status {fault.status_code}: draft by rules"
            )
        case _:
            return DrafterUnavailable("the model cannot be reached: try again, or draft by rules")
