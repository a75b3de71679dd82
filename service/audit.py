"""The audit history by REST, for admins: who made, changed and ended keys, webhooks and feed addresses."""

from db.audit_query import read_audit
from db.scope import Scope
from service.audit_models import AuditAsked, AuditHistory, history
from service.direct import DirectEndpoint, DirectRequest, Reply
from service.direct_input import Nothing


async def _show(request: DirectRequest[AuditAsked, Nothing]) -> Reply:
    asked = request.query
    entries = await read_audit(request.means.pool, asked.query(asked.limit + 1), wait_s=request.means.wait_s)
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
    query=AuditAsked,
    body=Nothing,
    answer=_show,
    told=AuditHistory,
)
