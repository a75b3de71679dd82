"""The prose in OpenAPI: whom to contact about the service, and what callers must know about an operation."""

from typing import Any

from db.sql.scope import Scope
from schema.base.readable import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from schema.resource.resource import AnswerForm, Resource
from service.exports.formats import formats_of

LICENSE = {"name": "All rights reserved", "identifier": "LicenseRef-All-Rights-Reserved"}
"""The license of the service and its answers, unless the operator grants more."""

_RUNS_IT = "Whoever runs this service"
_FORMS = {
    AnswerForm.OBJECT: "One object; 404 if there is none.",
    AnswerForm.LIST: "The complete list, in `nodes`.",
    AnswerForm.PAGE: (
        f"Returns pages of {DEFAULT_PAGE_SIZE} items unless `first` or `last` is given, and at most"
        f" {MAX_PAGE_SIZE}; `next` and `previous` are the addresses of the adjacent pages."
    ),
}


def contact(address: str | None) -> dict[str, str]:
    """Return the contact for callers; ``address`` is the URL or e-mail address in the settings."""
    if address is None:
        return {"name": _RUNS_IT}
    return {"name": _RUNS_IT, "url" if "://" in address else "email": address}


def words_of(description: str, *more: str) -> dict[str, Any]:
    """Return the summary and the description of an operation: what it does, then ``more`` sentences."""
    whole = description if description.endswith(".") else f"{description}."
    return {"summary": description.partition("; ")[0].rstrip("."), "description": " ".join((whole, *more))}


def said_of_resource(resource: Resource) -> list[str]:
    """Return what to say about a resource beside its description."""
    formats = ", ".join(each.title for each in formats_of(resource.name))
    return [_FORMS[resource.form], *([f"Also available as {formats}."] if formats else []), said_of_scope(Scope.READ)]


def said_of_scope(scope: Scope) -> str:
    """Return which key an operation requires."""
    if scope is Scope.READ:
        return "Requires a key with the scope `read`, or no key if the service lets everyone read."
    return f"Requires a key with the scope `{scope.value}`."
