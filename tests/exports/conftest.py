"""The service on the seeds, for the tests of exports."""

from tests.rest.conftest import names, rest, rest_app

__all__ = ("names", "rest", "rest_app")
