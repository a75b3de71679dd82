"""The audit history by REST, for admins: who created, changed and ended keys, webhooks and feed addresses."""

from dataclasses import dataclass

from db.audit.query import read_audit
from db.postgres.pool import Pool
from db.sql.scope import Scope
from service.audit.models import AuditHistory, AuditParameters, history
from service.endpoint.endpoint import DirectEndpoint, DirectRequest, Reply
from service.endpoint.models import Nothing


@dataclass(frozen=True, slots=True)
class AuditDependencies:
    """The dependencies of the audit history; it waits at most ``wait_s`` seconds for a connection."""

    pool: Pool
    wait_s: float


async def _show(request: DirectRequest[AuditDependencies, AuditParameters, Nothing]) -> Reply:
    asked, needed = request.query, request.dependencies
    entries = await read_audit(needed.pool, asked.query(asked.limit + 1), wait_s=needed.wait_s)
    return Reply(history(entries, asked.limit))


AUDIT = DirectEndpoint(
    name="listAuditEntries",
    method="GET",
    address="/v1/audit",
    scope=Scope.ADMIN,
    description=(
        "The audit history, the newest entry first: who made, changed and ended keys, webhooks and feed addresses, when, and from"
        " where. To go on, pass the id of the last entry as `after`."
    ),
    query=AuditParameters,
    body=Nothing,
    answer=_show,
    response=AuditHistory,
)
