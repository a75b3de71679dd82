"""Errors about stored documents, each with its code."""

from service.errors.http import HttpRefused


class PersistedQueryNotFound(HttpRefused):
    """The document with this hash is not known here: send it together with its hash."""

    code = "PERSISTED_QUERY_NOT_FOUND"


class DocumentNotStored(HttpRefused):
    """The document is not one of the service's stored documents."""

    code = "DOCUMENT_NOT_STORED"
