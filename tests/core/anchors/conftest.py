"""The tool shed indexed: as it is, and after an edit of it."""

from dataclasses import replace

import pytest

from seedapp.core.anchors import index_of
from seedapp.core.derive.binding import bindings

LOAN = "22222222-2222-4222-8222-222222222222"
IDENTITIES = {
    "jobs": {"J1": "uid-of-j1"},
    "types": {"Tool": "uid-of-tool"},
    "services": {"loans": "7", "tools": "8"},
}


@pytest.fixture
def indexed():
    """The index of a design, with the identities of its rows."""

    def index(design, **identities):
        bound = {one.key: bindings(design, one.key) for one in design.services}
        return index_of(design, IDENTITIES | identities, bound)

    return index


@pytest.fixture
def edited(sample):
    """The tool shed with one thing changed: `edited("operations", LOAN, key="lendTool")`."""

    def design(kind, of, **values):
        def is_it(one):
            return of in (getattr(one, "uid", None), getattr(one, "key", None), getattr(one, "name", None))

        rows = tuple(replace(one, **values) if is_it(one) else one for one in getattr(sample, kind))
        assert rows != getattr(sample, kind)
        return replace(sample, **{kind: rows})

    return design


@pytest.fixture
def loan(sample):
    return next(one for one in sample.operations if one.uid == LOAN)
