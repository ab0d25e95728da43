"""Attacks on pages use what the tests of the pages share."""

from tests.access.conftest import stage
from tests.web.conftest import at, editor, published, review, said

__all__ = ["at", "editor", "published", "review", "said", "stage"]
