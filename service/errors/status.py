"""The HTTP status of every error, in one table, its headers, and its format in answers of GraphQL.

The only module that knows which error has which status. An error is looked up by its own class, then by its nearest
base class.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from graphql import GraphQLError

from db.entities.merge_entities import MergedAlready, WikidataConflict
from db.entities.split_entity import KeyTaken
from db.entities.undo_merge import MergedSince, NotMerged
from db.keys.feed_address import FeedAddressUnknown, TooManyFeedAddresses
from db.lookup.resolve import AmbiguousReference
from db.operation.load_errors import EntityConflict, EntityRedacted, UrlTaken
from db.operation.operation import UnknownObject, VersionConflict
from db.sql.errors import (
    AmbiguousName,
    CursorExpired,
    DatabaseUnavailable,
    EpochChanged,
    PositionNotReached,
    ReadRefused,
    StatementTimeout,
    TooManyStatements,
)
from db.webhook.delivery import DeliveryUnknown
from db.webhook.webhook import TooManyWebhooks, WebhookUnknown
from editorial.draft.drafter import DrafterUnavailable, DraftUnreadable
from schema.base.errors import RequestRefused
from schema.base.plain_words import plain
from service.errors.access import AuthenticationRequired, InsufficientScope, InvalidKey, RateLimited
from service.errors.address import AddressTooLong, AddressUnknown, ObjectNotFound
from service.errors.computing import CallerGone, ComputingStopped, ComputingTooLong, TooBusy
from service.errors.connection import HeadTooLarge, RequestTooSlow
from service.errors.document import DocumentNotStored, PersistedQueryNotFound
from service.errors.export import ExportDisturbed
from service.errors.http import (
    BodyTooLarge,
    HttpRefused,
    MediaTypeNotAcceptable,
    MediaTypeUnsupported,
    MethodNotAllowed,
)
from service.errors.limit import (
    NotReady,
    OriginNotAllowed,
    ServerStopping,
    ServiceFull,
    TooManyBytes,
    TooManyConnections,
    TooManySnapshots,
    TooManySubscriptions,
)
from service.errors.parameter import ParametersRefused
from service.errors.webhook import WebhookNotActive, WebhookWithoutKey
from service.header import Header, retry_after

STATUSES: MappingProxyType[type[Exception], HTTPStatus] = MappingProxyType(
    {
        RequestRefused: HTTPStatus.BAD_REQUEST,
        ReadRefused: HTTPStatus.BAD_REQUEST,
        AmbiguousName: HTTPStatus.CONFLICT,
        EpochChanged: HTTPStatus.GONE,
        CursorExpired: HTTPStatus.GONE,
        PositionNotReached: HTTPStatus.SERVICE_UNAVAILABLE,
        StatementTimeout: HTTPStatus.SERVICE_UNAVAILABLE,
        DatabaseUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
        TooManyStatements: HTTPStatus.TOO_MANY_REQUESTS,
        HttpRefused: HTTPStatus.BAD_REQUEST,
        AuthenticationRequired: HTTPStatus.UNAUTHORIZED,
        InvalidKey: HTTPStatus.UNAUTHORIZED,
        InsufficientScope: HTTPStatus.FORBIDDEN,
        RateLimited: HTTPStatus.TOO_MANY_REQUESTS,
        PersistedQueryNotFound: HTTPStatus.OK,  # clients that use them look into the answer, not at its status
        DocumentNotStored: HTTPStatus.NOT_FOUND,
        OriginNotAllowed: HTTPStatus.FORBIDDEN,
        TooManyBytes: HTTPStatus.TOO_MANY_REQUESTS,
        ServiceFull: HTTPStatus.SERVICE_UNAVAILABLE,
        TooManyConnections: HTTPStatus.SERVICE_UNAVAILABLE,
        TooManySnapshots: HTTPStatus.SERVICE_UNAVAILABLE,
        TooManySubscriptions: HTTPStatus.TOO_MANY_REQUESTS,
        HeadTooLarge: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        RequestTooSlow: HTTPStatus.REQUEST_TIMEOUT,
        BodyTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        MediaTypeUnsupported: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        MediaTypeNotAcceptable: HTTPStatus.NOT_ACCEPTABLE,
        MethodNotAllowed: HTTPStatus.METHOD_NOT_ALLOWED,
        AddressUnknown: HTTPStatus.NOT_FOUND,
        AddressTooLong: HTTPStatus.REQUEST_URI_TOO_LONG,
        ObjectNotFound: HTTPStatus.NOT_FOUND,
        TooBusy: HTTPStatus.SERVICE_UNAVAILABLE,
        ComputingStopped: HTTPStatus.SERVICE_UNAVAILABLE,
        ComputingTooLong: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        ExportDisturbed: HTTPStatus.SERVICE_UNAVAILABLE,
        ServerStopping: HTTPStatus.SERVICE_UNAVAILABLE,
        NotReady: HTTPStatus.SERVICE_UNAVAILABLE,
        ParametersRefused: HTTPStatus.BAD_REQUEST,
        WebhookUnknown: HTTPStatus.NOT_FOUND,
        DeliveryUnknown: HTTPStatus.NOT_FOUND,
        TooManyWebhooks: HTTPStatus.CONFLICT,
        WebhookNotActive: HTTPStatus.CONFLICT,
        WebhookWithoutKey: HTTPStatus.CONFLICT,
        FeedAddressUnknown: HTTPStatus.NOT_FOUND,
        TooManyFeedAddresses: HTTPStatus.CONFLICT,
        Exception: HTTPStatus.INTERNAL_SERVER_ERROR,
    }
)

OPERATION_STATUSES: MappingProxyType[str, HTTPStatus] = MappingProxyType(
    {
        UnknownObject.code: HTTPStatus.NOT_FOUND,
        DrafterUnavailable.code: HTTPStatus.SERVICE_UNAVAILABLE,
        DraftUnreadable.code: HTTPStatus.BAD_GATEWAY,
        AmbiguousReference.code: HTTPStatus.CONFLICT,
        VersionConflict.code: HTTPStatus.CONFLICT,
        EntityConflict.code: HTTPStatus.CONFLICT,
        EntityRedacted.code: HTTPStatus.CONFLICT,
        UrlTaken.code: HTTPStatus.CONFLICT,
        MergedAlready.code: HTTPStatus.CONFLICT,
        MergedSince.code: HTTPStatus.CONFLICT,
        NotMerged.code: HTTPStatus.CONFLICT,
        WikidataConflict.code: HTTPStatus.CONFLICT,
        KeyTaken.code: HTTPStatus.CONFLICT,
    }
)
"""The REST status of an operation's errors, by code; every other code is 422."""

RETRY_AFTER_S = 5
RETRY_AFTER: Header = retry_after(RETRY_AFTER_S)
"""The header of every 503 that has no Retry-After of its own."""
SOON: Header = retry_after(1)
"""The header for a caller with the maximum number of running statements: one of them will soon be done."""

_OF_CONTENTS = (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)

INTERNAL_ERROR = "INTERNAL_ERROR"


def status_of(error: Exception) -> HTTPStatus:
    """Return the status for ``error``."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def is_about_contents(error: Exception) -> bool:
    """Return whether a request is refused because of its contents; its sender, address and time do not count."""
    if isinstance(error, CallerGone):  # a caller who leaves is not refused
        return False
    return status_of(error) in _OF_CONTENTS or isinstance(error, DocumentNotStored | PersistedQueryNotFound)


def headers_of(error: Exception) -> tuple[Header, ...]:
    """Return the headers for ``error``: its own, and a Retry-After for a 503."""
    if isinstance(error, TooManyStatements):
        return (SOON,)
    own = error.headers if isinstance(error, HttpRefused) else ()
    is_told = status_of(error) is not HTTPStatus.SERVICE_UNAVAILABLE or any(name == RETRY_AFTER[0] for name, _ in own)
    return own if is_told else (*own, RETRY_AFTER)


def operation_status(
    errors: Sequence[Mapping[str, Any]], in_path: Collection[str], *, has_if_match: bool
) -> HTTPStatus:
    """Return the status of a refused operation: that of the first of its errors that has another one than 422.

    An unknown object is 404 if the address names it; a conflict is 412 if the header ``If-Match`` expected a version.
    """
    for error in errors:
        status = OPERATION_STATUSES.get(error["code"], HTTPStatus.UNPROCESSABLE_ENTITY)
        if status is HTTPStatus.NOT_FOUND and (error["path"] or [""])[0] not in in_path:
            continue
        if error["code"] == VersionConflict.code and has_if_match:
            return HTTPStatus.PRECONDITION_FAILED
        if status is not HTTPStatus.UNPROCESSABLE_ENTITY:
            return status
    return HTTPStatus.UNPROCESSABLE_ENTITY


def graphql_errors(error: Exception, request_id: str) -> list[dict[str, object]]:
    """Return ``error`` as the list ``errors`` of a GraphQL answer.

    Our own faults are reported as an internal error with the request's id; their cause is in the log.
    """
    if isinstance(error, RequestRefused):
        return [dict(item.formatted) for item in error.errors]
    if isinstance(error, ReadRefused | HttpRefused):
        return [{"message": error.message, "extensions": {"code": error.code, **error.details}}]
    return [{"message": internal_message(request_id), "extensions": {"code": INTERNAL_ERROR, "requestId": request_id}}]


def codes_in(errors: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the codes in the errors of a GraphQL answer."""
    return [str(each["extensions"]["code"]) for each in errors if "code" in (each.get("extensions") or {})]


def executor_error(error: GraphQLError, request_id: str) -> dict[str, object]:
    """Return an error of the executor: in its own words if no code of ours failed, otherwise as an internal error."""
    if error.original_error is None:
        return {**error.formatted, "message": plain(error.message)}
    hidden = GraphQLError(internal_message(request_id), error.nodes, path=error.path)
    return {**hidden.formatted, "extensions": {"code": INTERNAL_ERROR, "requestId": request_id}}


def internal_message(request_id: str) -> str:
    """Return the message of an internal error."""
    return f"an internal error occurred: try again; if it happens again, report the request id {request_id}"
