"""From the journal to deliveries: what came behind the place where a webhook is, each once and in order.

The place and the deliveries are written in one transaction. A process that is killed between a write and its
notification loses nothing: the row is in the journal, and whoever reads next finds it.
"""

from __future__ import annotations

import secrets

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from seedapp.history import changes as history
from seedapp.history.models import Change, Journal

from .models import Delivery, Place, Webhook
from .topics import wants

AT_ONCE = 200


def new_message_id() -> str:
    """As the specification asks: unguessable, and without a full stop."""
    return f"msg_{secrets.token_hex(16)}"


def read_on() -> int:
    """Make a delivery of each change that webhooks have not seen; how many changes were read."""
    return sum(_read(webhook, journal) for webhook in _listening() for journal in _behind(webhook))


def stand_at_the_end(webhook: Webhook) -> None:
    """Place a webhook behind everything that is written so far. Call it inside a transaction."""
    webhook.places.all().delete()
    Place.objects.bulk_create(
        Place(webhook=webhook, design_id=journal.design_id, number=journal.last_number)
        for journal in Journal.objects.filter(workspace_id=webhook.workspace_id)
    )


def _listening() -> list[Webhook]:
    return list(Webhook.objects.filter(off_because=""))


def _behind(webhook: Webhook) -> list[Journal]:
    """The journals of which the webhook has not read all, each with `read`: how far it is."""
    places = Place.objects.filter(webhook=webhook, design_id=OuterRef("design_id"))
    journals = Journal.objects.filter(workspace_id=webhook.workspace_id, last_number__gt=0)
    if webhook.design_id is not None:
        journals = journals.filter(design_id=webhook.design_id)
    journals = journals.annotate(read=Coalesce(Subquery(places.values("number")[:1]), 0))
    return list(journals.filter(last_number__gt=F("read")).order_by("design_id"))


def _read(webhook: Webhook, journal: Journal) -> int:
    """Changes read from one journal: some at once, so that a long one holds nobody up."""
    read: int = journal.read  # type: ignore[attr-defined]  # annotated in _behind
    changes = list(history.after(journal.design_id, read, AT_ONCE).only("number", "verb"))
    if not changes:
        return 0
    with transaction.atomic():
        if not _advance(webhook, journal.design_id, read, changes[-1].number):
            return 0
        Delivery.objects.bulk_create(_deliveries(webhook, changes), ignore_conflicts=True)
    return len(changes)


def _advance(webhook: Webhook, design_id: int, read: int, to: int) -> bool:
    """Move the place on, unless another worker has, or the webhook is gone or off."""
    if not Webhook.objects.select_for_update().filter(pk=webhook.pk, off_because="").exists():
        return False
    Place.objects.get_or_create(webhook=webhook, design_id=design_id)
    places = Place.objects.filter(webhook=webhook, design_id=design_id, number=read)
    return bool(places.update(number=to))


def _deliveries(webhook: Webhook, changes: list[Change]) -> list[Delivery]:
    return [
        Delivery(webhook=webhook, change=change, message_id=new_message_id(), topic=change.verb)
        for change in changes
        if wants(webhook.topics, change.verb)
    ]
