"""Errors about addresses, each with its code."""

from service.errors.http import HttpRefused


class AddressMalformed(HttpRefused):
    """An address or a query string that is not percent-encoded UTF-8."""

    code = "ADDRESS_MALFORMED"


class AddressUnknown(HttpRefused):
    """Nothing exists at this address."""

    code = "NOT_FOUND"


class AddressTooLong(HttpRefused):
    """The address has more bytes than any resource needs."""

    code = "ADDRESS_TOO_LONG"


class ObjectNotFound(HttpRefused):
    """No object of this kind has this name."""

    code = "OBJECT_NOT_FOUND"
