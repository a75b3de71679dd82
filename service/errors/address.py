"""Errors about addresses, each with its code."""

from service.errors.http import HttpRefused


class AddressMalformed(HttpRefused):
    """An address or a query string that is not percent-encoded UTF-8."""

    code = "ADDRESS_MALFORMED"


class AddressUnknown(HttpRefused):
    """There is nothing at this address."""

    code = "NOT_FOUND"


class AddressTooLong(HttpRefused):
    """An address with more bytes than any resource needs."""

    code = "ADDRESS_TOO_LONG"


class ObjectNotFound(HttpRefused):
    """There is no object of this kind by this name."""

    code = "OBJECT_NOT_FOUND"
