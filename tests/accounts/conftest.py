"""Tests of accounts use what the tests of the pages share."""

from tests.web.conftest import said

__all__ = ["said"]
