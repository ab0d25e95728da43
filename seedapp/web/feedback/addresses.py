"""Addresses in the pages of a revision, as the team reads it."""

from __future__ import annotations

from seedapp.specification.models import Revision
from seedapp.web.reading.addresses import Addresses
from seedapp.web.visit import Visit

_ROUTES = {"goals": "revision", "say": "begin_thread"}


def addresses_in(here: Visit, row: Revision) -> Addresses:
    def page(name: str, *args: str) -> str:
        return here.url(_ROUTES.get(name, f"revision_{name}"), row.number, *args)

    return Addresses(row, page)
