"""Where the published documents of a design are read by whoever knows its key: opened, closed, moved."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.specification.models import Publication
from seedapp.workspaces.secret_links import hash_of

_KEY_BYTES = 16  # 128 bits that nobody guesses


@transaction.atomic
def open_addresses(design: Design, *, by: User | None) -> Publication:
    """The documents answer at their public addresses; at those from before, where there were any."""
    history.hold(design)
    known = Publication.objects.filter(design=design).first()
    if known is not None and known.is_on:
        return known
    if known is None:
        key = secrets.token_urlsafe(_KEY_BYTES)
        known = Publication.objects.create(design=design, key=key, key_sha256=hash_of(key))
    else:
        known.switched_off_at = None
        known.save(update_fields=["switched_off_at"])
    _record(known, by, "specification.addresses_opened")
    return known


@transaction.atomic
def close_addresses(design: Design, *, by: User | None) -> Publication | None:
    """Nothing answers there, until they are opened again; None where they never were."""
    history.hold(design)
    known = Publication.objects.filter(design=design).first()
    if known is not None and known.is_on:
        known.switched_off_at = timezone.now()
        known.save(update_fields=["switched_off_at"])
        _record(known, by, "specification.addresses_closed")
    return known


@transaction.atomic
def renew_addresses(design: Design, *, by: User | None, seen: str = "") -> Publication:
    """Another key: the addresses from before answer nothing, for good.

    `seen` is the key that was shown: where it is not the one in use, it was renewed already and stays.
    """
    history.hold(design)
    known = Publication.objects.filter(design=design).first()
    if known is None:
        return open_addresses(design, by=by)
    if seen and seen != known.key:
        return known
    known.key = secrets.token_urlsafe(_KEY_BYTES)
    known.key_sha256, known.made_at, known.switched_off_at = hash_of(known.key), timezone.now(), None
    known.save()
    _record(known, by, "specification.addresses_renewed")
    return known


def _record(publication: Publication, by: User | None, verb: str) -> None:
    """The journal tells that it was done, and never the key: webhooks are made of it."""
    history.record(
        publication.design,
        by=by,
        verb=verb,
        target="design",
        title=_("the public addresses"),
        row=publication,
        after={"open": publication.is_on},
    )
