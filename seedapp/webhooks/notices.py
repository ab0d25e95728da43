"""The mail to the owners of a workspace when a webhook of theirs was switched off."""

from __future__ import annotations

from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _
from django_tasks import task

from seedapp.workspaces.models import Member, Role

from .models import Webhook

MOST_RECIPIENTS = 50


@task(queue_name="mail")
def tell_owners(webhook_pk: int) -> int:
    """One mail to each owner, none to a webhook that is on again or deleted; how many were sent."""
    webhook = Webhook.objects.select_related("workspace").filter(pk=webhook_pk).first()
    if webhook is None or not webhook.was_switched_off:
        return 0
    owners = Member.objects.filter(workspace=webhook.workspace, role=Role.OWNER, user__is_active=True)
    addresses = owners.values_list("user__email", flat=True).order_by("pk")[:MOST_RECIPIENTS]
    return get_connection().send_messages([_mail(webhook, address) for address in addresses])


def _mail(webhook: Webhook, address: str) -> EmailMessage:
    values = {
        "workspace": webhook.workspace.name,
        "url": webhook.url,
        "why": webhook.get_off_because_display(),
    }
    body = _(
        "A webhook of the workspace “%(workspace)s” is off: %(why)s.\n\n"
        "Address: %(url)s\n\n"
        "Nothing is lost. Mend the receiver, then open the workspace, choose Webhooks and switch it on: "
        "what it missed is sent in order."
    )
    return EmailMessage(subject=_("A webhook was switched off"), body=body % values, to=[address])
