"""The endpoint of feed addresses: an export for anybody who knows the token, with the rights of the key it belongs to.

Its errors never contain the token, and do not tell a revoked address from one that never existed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from uuid import UUID

from starlette.types import Receive, Scope, Send

from db.keys.feed_address import FeedAddressUnknown, FoundAddress, find_answered, find_by_token, note_address_use
from db.keys.feed_token import is_token, token_hash
from db.postgres.pool import Pool
from schema.cache import RecentlyUsed
from schema.resource.resource import Resource
from service.access.shared_lookup import SharedLookup, check_failures
from service.errors.http import method_refused
from service.errors.parameter import MAX_FAULTS, Fault, ParametersRefused, ParameterUnknown
from service.exports.export_answers import ExportAnswers
from service.exports.request import Site
from service.feed_addresses.binding import kept_binding
from service.feed_addresses.models import url_of
from service.header import Header, allow, cache_control
from service.http.problem import send_problem
from service.http.reply import send_reply
from service.parameters.addresses import Addresses, decoded, query_pairs
from service.parameters.query_texts import MAX_SHOWN
from service.plain_structlog import structlog
from service.request.caller import READ_ONLY, Caller
from service.request.http_request import HttpRequest
from service.request.request_record import note_caller, note_operation
from service.request.secret_path import FEEDS
from service.rest.reply import send_body

ALLOWED = ("GET", "HEAD", "OPTIONS")
DISCREET: tuple[Header, ...] = ((b"referrer-policy", b"no-referrer"), (b"x-robots-tag", b"noindex"))
"""Headers that keep the address secret: linked pages do not get it as referrer, and search engines do not index it."""

MAX_KNOWN = 10_000
"""Maximum hashes of valid tokens that are remembered, so that a guesser at the same address does not lock them out."""

_UNKNOWN = "this feed address does not exist, or was revoked: request a new one where you got it"

log = structlog.get_logger("isnad.feeds")


@dataclass(frozen=True, slots=True)
class FeedAddresses:
    """The dependencies of feed addresses; ``exports`` charges each address by itself."""

    resources: Callable[[], Addresses[Resource]]
    exports: ExportAnswers
    pool: Pool
    wait_s: float
    cache_max_age_s: int


class FeedAddressEndpoint:
    """Answers feed addresses, as an ASGI application of its own."""

    def __init__(self, feeds: FeedAddresses) -> None:
        self._with = feeds
        self._answered: SharedLookup[bytes] = SharedLookup(partial(find_answered, feeds.pool, wait_s=feeds.wait_s))
        self._known: RecentlyUsed[bytes, UUID] = RecentlyUsed(MAX_KNOWN)
        self._headers: list[Header] = [cache_control("private", feeds.cache_max_age_s), *DISCREET]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; every failure becomes an answer."""
        request = HttpRequest.of(scope, receive)
        if request.method == "OPTIONS":
            await send_reply(send, HTTPStatus.NO_CONTENT, None, [allow(ALLOWED)])
            return
        try:
            if request.method not in ALLOWED:
                raise method_refused(request.method, ALLOWED)
            token, found = await self._found(scope, request)
        except Exception as error:
            await send_problem(send, request.method, error, DISCREET)
            return
        caller = caller_of(found)
        note_caller(caller)
        try:
            await self._answer(scope, request, (token, found, caller), send)
        except Exception as error:
            self._with.exports.admission.note_refusal(caller, error)
            headers = [*DISCREET, *self._with.exports.admission.headers(caller)]
            await send_problem(send, request.method, error, headers)

    async def _answer(
        self, scope: Scope, request: HttpRequest, asked: tuple[str, FoundAddress, Caller], send: Send
    ) -> None:
        """Send the export that a feed address is bound to; raises an error if it is refused."""
        (token, found, caller), exports = asked, self._with.exports
        exports.admission.check(caller)
        _check_query(request.query_string)
        binding = kept_binding(self._with.resources(), found.resource, found.format)
        note_operation(binding.asked.resource.name, route=f"{FEEDS}{{token}}/{found.file_name}")
        site = exports.site((scope["scheme"], request.headers))
        own = Site(site.base, site.refresh_s, url_of(site.base, token, found.file_name), f"urn:uuid:{found.id}")
        body, media_type, file_headers = await exports.answer_at(own, binding.form, binding.asked, caller)
        await self._note(found)
        headers = [*self._headers, *exports.admission.headers(caller), *file_headers]
        await send_body(send, request, body, media_type, headers)

    async def _found(self, scope: Scope, request: HttpRequest) -> tuple[str, FoundAddress]:
        """Return the token in the requested address, and its feed address.

        Raises FeedAddressUnknown, RateLimited if this caller has sent too many unknown tokens, or one of
        ``db.sql.errors``.
        """
        admission = self._with.exports.admission
        by_address, failures = admission.credentials(scope, {}).address, admission.of_failures
        path = decoded(scope.get("raw_path") or scope["path"].encode())
        token, _, name = path.removeprefix(FEEDS).partition("/")
        known = token_hash(token)
        if failures is not None and self._known.get(known) is None:
            await check_failures(failures, by_address, self._answered, known if is_token(token) else None)
        found = await find_by_token(self._with.pool, token, wait_s=self._with.wait_s) if is_token(token) else None
        if found is not None and found.file_name == name:
            self._known.keep(known, found.id)
            return token, found
        if failures is not None:
            failures.owe(by_address, 1)
        raise FeedAddressUnknown(_UNKNOWN)

    async def _note(self, found: FoundAddress) -> None:
        """Record that an address was used; no request fails with that."""
        if not found.is_to_be_noted:
            return
        try:
            await note_address_use(self._with.pool, found.id, wait_s=self._with.wait_s)
        except Exception as fault:
            log.warning("use of a feed address not noted", feed_address=str(found.id), cause=repr(fault))


def caller_of(found: FoundAddress) -> Caller:
    """Return the caller behind a feed address: the bearer of its key, who sees drafts only if the address has them.

    Requests are counted for the address, and not for the key.
    """
    scopes = found.scopes if found.with_drafts else READ_ONLY
    return Caller(found.key_name, scopes, found.key_id, str(found.id))


def _check_query(query_string: bytes) -> None:
    """Refuse parameters: a feed address answers what was decided when it was created. Raises ParametersRefused."""
    names = dict.fromkeys(name[:MAX_SHOWN] for name, _ in query_pairs(query_string))
    message = "a feed address takes no parameters, since its content was fixed when it was created: create another one"
    faults = [Fault(name, ParameterUnknown(message, allowed=[])) for name in names]
    if faults:
        raise ParametersRefused(faults[:MAX_FAULTS])
