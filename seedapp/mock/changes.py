"""Writes to mock addresses: opening one, whose secret is shown once, and closing it."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.specification.models import Revision, lightly
from seedapp.workspaces.secret_links import hash_of

from .models import MockAddress

DAYS = 90
MOST_OPEN = 20


class Refused(Exception):
    """No address was opened; the message says what to do instead."""


def facts(address: MockAddress) -> dict[str, Any]:
    """What the journal keeps of an address; never its secret."""
    return {
        "revision": address.revision.number if address.revision else None,
        "expires_at": address.expires_at.isoformat(),
        "closed_at": address.closed_at.isoformat() if address.closed_at else None,
    }


@transaction.atomic
def open_mock(
    design: Design, *, by: User | None, revision: Revision | None = None, token: str = ""
) -> tuple[MockAddress, str]:
    """An address and its secret, which is never kept; the same `token` opens one address.

    Raises Refused for a revision of another design, and when MOST_OPEN are open already.
    """
    if revision is not None and revision.design_id != design.pk:
        raise Refused(_("This revision is not one of this design. Choose one of its own."))
    token = token or secrets.token_urlsafe(24)
    known = MockAddress.objects.filter(design=design, token_sha256=hash_of(token)).first()
    if known:
        return known, token
    history.hold(design)  # so that two at once cannot both be the last one allowed
    if open_addresses(design).count() >= MOST_OPEN:
        raise Refused(
            _("%(count)s addresses are open, which is the most. Close one first.") % {"count": MOST_OPEN}
        )
    address = MockAddress.objects.create(
        design=design,
        revision=revision,
        token_sha256=hash_of(token),
        opened_by=by,
        expires_at=timezone.now() + timedelta(days=DAYS),
    )
    _record(address, by, "mock.address_opened", None)
    return address, token


@transaction.atomic
def close_mock(address: MockAddress, *, by: User | None) -> None:
    """It answers nothing any more; closing it again changes nothing."""
    before, now = facts(address), timezone.now()
    if MockAddress.objects.filter(pk=address.pk, closed_at=None).update(closed_at=now):
        address.closed_at = now
        _record(address, by, "mock.address_closed", before)


def open_addresses(design: Design) -> QuerySet[MockAddress]:
    """Those that answer now, newest first."""
    rows = design.mock_addresses.filter(closed_at=None, expires_at__gt=timezone.now())
    return lightly(rows.select_related("revision", "opened_by"), "revision")


def mock_behind(token: str) -> MockAddress | None:
    """The open address of a secret; None for a wrong, expired or closed one."""
    rows = lightly(MockAddress.objects.select_related("design", "revision"), "revision")
    found = rows.filter(token_sha256=hash_of(token)).first()
    return found if found and found.is_open else None


def _record(address: MockAddress, by: User | None, verb: str, before: dict[str, Any] | None) -> None:
    history.record(
        address.design,
        by=by,
        verb=verb,
        target="design",
        title=str(address),
        row=address,
        before=before,
        after=facts(address),
    )
