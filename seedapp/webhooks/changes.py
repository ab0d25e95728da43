"""Writes to webhooks. Each leaves a row, without secrets, in the journal of the workspace."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.history import changes as history
from seedapp.history.models import Change
from seedapp.history.rows import write
from seedapp.workspaces.models import Workspace

from .models import Delivery, OffBecause, State, Webhook
from .notices import tell_owners
from .pace import SECRETS_OVERLAP
from .reading import new_message_id, stand_at_the_end
from .sealing import seal
from .signing import new_secret
from .topics import TEST_TOPIC

MOST_WEBHOOKS = 20


class Refused(Exception):
    """The workspace has its fill of webhooks; the message says what to do."""


def facts(webhook: Webhook) -> dict[str, Any]:
    """What the journal keeps of a webhook before and after a write. Its path and query may hold secrets."""
    return {
        "receiver": webhook.receiver,
        "design_id": webhook.design_id,
        "topics": webhook.topics,
        "off_because": webhook.off_because,
    }


@transaction.atomic
def add_webhook(
    workspace: Workspace, *, by: User | None, url: str, topics: list[str], design: Design | None = None
) -> tuple[Webhook, str]:
    """A webhook for what is written from now on, and its secret, to be shown once. Raises Refused."""
    if workspace.webhooks.count() >= MOST_WEBHOOKS:
        raise Refused(
            _("There are %(limit)s webhooks, and no place for more. Delete one that is not needed.")
            % {"limit": MOST_WEBHOOKS}
        )
    secret = new_secret()
    webhook = Webhook.objects.create(
        workspace=workspace,
        design_id=design.pk if design else None,
        url=url,
        topics=topics,
        secret=seal(secret),
        made_by=by,
    )
    stand_at_the_end(webhook)
    _record(webhook, by, "webhooks.added", None)
    return webhook, secret


@transaction.atomic
def edit_webhook(
    webhook: Webhook, *, seen: int, by: User | None, url: str, topics: list[str], design: Design | None
) -> Webhook:
    """A new address begins without the failures of the old one. Raises history.rows.Stale and Gone."""
    before = facts(webhook)
    values: dict[str, Any] = {"url": url, "topics": topics, "design_id": design.pk if design else None}
    if url != webhook.url:
        values |= {"failures": 0, "retry_at": timezone.now()}
    write(webhook, seen, values)
    _record(webhook, by, "webhooks.edited", before)
    return webhook


@transaction.atomic
def renew_secret(webhook: Webhook, *, by: User | None) -> str:
    """A new secret, shown once. For a day messages are signed with the old one too."""
    secret = new_secret()
    values = {
        "secret": seal(secret),
        "old_secret": webhook.secret,
        "old_secret_until": timezone.now() + SECRETS_OVERLAP,
    }
    write(webhook, webhook.row_version, values)
    _record(webhook, by, "webhooks.secret_renewed", facts(webhook))
    return secret


@transaction.atomic
def remove_webhook(webhook: Webhook, *, by: User | None) -> Change:
    """With its log. It cannot be put back: its secret is gone."""
    change = _record(webhook, by, "webhooks.deleted", facts(webhook), after=None)
    webhook.delete()
    return change


@transaction.atomic
def switch_off(webhook: Webhook, *, because: OffBecause, by: User | None = None) -> None:
    """Stop sending. Where no person did it, the owners are told by mail."""
    before = facts(webhook)
    if not Webhook.objects.filter(pk=webhook.pk, off_because="").update(
        off_because=because, off_at=timezone.now()
    ):
        return
    webhook.off_because = because
    _record(webhook, by, "webhooks.switched_off", before)
    if webhook.was_switched_off:
        tell_owners.enqueue(webhook.pk)


@transaction.atomic
def switch_on(webhook: Webhook, *, by: User | None, with_missed: bool) -> None:
    """Go on sending: with all that was missed, in order, or only with what is written from now on."""
    before = facts(webhook)
    if (
        not Webhook.objects.filter(pk=webhook.pk)
        .exclude(off_because="")
        .update(off_because="", off_at=None, failures=0, retry_at=timezone.now())
    ):
        return
    webhook.off_because = ""
    if not with_missed:
        _queue(webhook).update(state=State.SKIPPED, ended_at=timezone.now())
        stand_at_the_end(webhook)
    _record(webhook, by, "webhooks.switched_on", before)


@transaction.atomic
def send_test(webhook: Webhook, *, by: User | None) -> Delivery:
    """A message that says only that it is a test. One at a time: another press finds the one that waits."""
    Webhook.objects.select_for_update().get(pk=webhook.pk)
    waiting = webhook.deliveries.filter(change=None, state=State.WAITING).first()
    if waiting:
        return waiting
    test = Delivery.objects.create(
        webhook=webhook, topic=TEST_TOPIC, message_id=new_message_id(), by_hand=True
    )
    _record(webhook, by, "webhooks.tested", None, after={"message_id": test.message_id})
    return test


@transaction.atomic
def redeliver(delivery: Delivery, *, by: User | None) -> None:
    """Send once more what was delivered, failed or skipped, with the same id."""
    again = Delivery.objects.filter(pk=delivery.pk).exclude(state=State.WAITING)
    if again.update(state=State.WAITING, by_hand=True, ended_at=None):
        told = {"message_id": delivery.message_id}
        _record(delivery.webhook, by, "webhooks.redelivered", None, after=told)


@transaction.atomic
def skip(delivery: Delivery, *, by: User | None) -> None:
    """Leave out what waits, so that what stands behind it can go."""
    waiting = Delivery.objects.filter(pk=delivery.pk, state=State.WAITING)
    if waiting.update(state=State.SKIPPED, ended_at=timezone.now()):
        Webhook.objects.filter(pk=delivery.webhook_id).update(failures=0, retry_at=timezone.now())
        told = {"message_id": delivery.message_id}
        _record(delivery.webhook, by, "webhooks.skipped", None, after=told)


@transaction.atomic
def retry_now(webhook: Webhook, *, by: User | None) -> None:
    """Do not wait for the next attempt."""
    Webhook.objects.filter(pk=webhook.pk).update(retry_at=timezone.now())
    _record(webhook, by, "webhooks.retried", None, after=None)


def _queue(webhook: Webhook) -> Any:
    return webhook.deliveries.filter(state=State.WAITING, by_hand=False)


_AS_IT_IS = object()


def _record(
    webhook: Webhook, by: User | None, verb: str, before: dict[str, Any] | None, after: Any = _AS_IT_IS
) -> Change:
    return history.record(
        history.OfWorkspace(webhook.workspace),
        by=by,
        verb=verb,
        target=f"webhook:{webhook.pk}",
        title=webhook.receiver,
        row=webhook,
        before=before,
        after=facts(webhook) if after is _AS_IT_IS else after,
    )
