"""The audit history as REST shows it: the parameters, and the entries."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, TypeAlias
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator, Field

from db.audit.entry import Action
from db.audit.query import AuditEntry, AuditQuery
from db.operation.operation import Via
from service.endpoint.models import RequestModel, ResponseModel, split_list

LIMIT = 100

Actions: TypeAlias = Annotated[
    Annotated[list[Action], Field(min_length=1)] | None,
    BeforeValidator(split_list),
    Field(description="Only entries of these actions."),
]


class AuditParameters(RequestModel):
    """Which entries of the audit history."""

    after: Annotated[UUID | None, Field(description="Only entries older than the one with this id.")] = None
    limit: Annotated[int, Field(ge=1, le=LIMIT, description="At most so many entries.")] = LIMIT
    action: Actions = None
    key: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100,
            description="Only what was done with this key: its id, or its name, which other keys may have had too.",
        ),
    ] = None
    subject: Annotated[
        UUID | None,
        Field(description="Only what was done to the thing with this id, or to things that belong to this key."),
    ] = None
    since: Annotated[AwareDatetime | None, Field(description="Only entries from this instant on.")] = None
    until: Annotated[AwareDatetime | None, Field(description="Only entries before this instant.")] = None

    def query(self, limit: int) -> AuditQuery:
        """Return the query for at most so many entries."""
        actions = None if self.action is None else [each.value for each in self.action]
        return AuditQuery(limit, self.after, actions, self.key, self.subject, self.since, self.until)


class AuditSubject(ResponseModel):
    """What something was done to."""

    kind: Annotated[
        str, Field(description="What kind of thing it is: `KEY`, `WEBHOOK`, `FEED_ADDRESS`, or one to come.")
    ]
    id: Annotated[UUID, Field(description="Its id. A webhook may be deleted by now; its entries stay.")]
    key: Annotated[UUID | None, Field(description="The id of the key that it is or belongs to.")]
    name: Annotated[str | None, Field(description="The name of that key.")]


class AuditEntryShown(ResponseModel):
    """One entry of the audit history."""

    id: Annotated[UUID, Field(description="Its id, to go on after it.")]
    at: Annotated[datetime, Field(description="When the transaction began that did it.")]
    action: Annotated[str, Field(description="What was done; let programs pass over actions that they do not know.")]
    by: Annotated[
        str | None,
        Field(description="Who did it: the name of a key, `cli:` and a login name, or `isnad`, the service itself."),
    ]
    by_key: Annotated[
        UUID | None, Field(description="The id of the key that it was done with; null if it was done without one.")
    ]
    via: Annotated[Via, Field(description="Which way it was done.")]
    address: Annotated[
        str | None, Field(description="Of a request: the address of the client, as the access log has it.")
    ]
    host: Annotated[str | None, Field(description="Of anything else: the name of the machine where it was done.")]
    request_id: Annotated[
        str | None, Field(description="Of a request: its id, by which you find it in the access log.")
    ]
    subject: Annotated[AuditSubject, Field(description="What it was done to.")]
    details: Annotated[
        dict[str, Any],
        Field(description="More about it: ids, names of fields, numbers, instants and words of closed lists."),
    ]


class AuditHistory(ResponseModel):
    """Some entries of the audit history, the newest first."""

    entries: Annotated[list[AuditEntryShown], Field(description="The entries.")]
    has_more: Annotated[bool, Field(description="Whether there are older ones, after the last one.")]


def shown(entry: AuditEntry) -> AuditEntryShown:
    """Return the response for an entry."""
    subject = AuditSubject(kind=entry.subject_kind, id=entry.subject_id, key=entry.subject_key, name=entry.subject_name)
    return AuditEntryShown(
        id=entry.id,
        at=entry.at,
        action=entry.action,
        by=entry.by,
        by_key=entry.by_key,
        via=Via(entry.via),
        address=entry.address,
        host=entry.host,
        request_id=entry.request_id,
        subject=subject,
        details=dict(entry.details),
    )


def history(entries: Sequence[AuditEntry], limit: int) -> AuditHistory:
    """Return the response with up to ``limit`` entries, and whether more of those given are left."""
    return AuditHistory(entries=[shown(each) for each in entries[:limit]], has_more=len(entries) > limit)
