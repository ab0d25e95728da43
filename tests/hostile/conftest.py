"""Attacks on pages use what the tests of the pages share."""

from tests.web.conftest import at, editor, said

__all__ = ["at", "editor", "said"]
