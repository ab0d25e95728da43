"""One delivery: what was sent, each attempt, and sending it once more or leaving it out."""

from __future__ import annotations

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seedapp.core.wording import from_plain
from seedapp.webhooks import changes
from seedapp.webhooks.models import Attempt, Delivery
from seedapp.webhooks.payload import body_of

from ..wording import spoken
from .pages import owned


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def delivery(request: HttpRequest, workspace: str, pk: int, delivery: int) -> HttpResponse:
    """`do` is `skip` for what waits, and otherwise sends it once more."""
    member, webhook = owned(request, workspace, pk)
    row = get_object_or_404(webhook.deliveries.select_related("change"), pk=delivery)
    row.webhook = webhook
    if request.method == "POST":
        if request.POST.get("do") == "skip":
            changes.skip(row, by=member.user)
            messages.success(request, _("It is left out. What stands behind it is sent."))
        else:
            changes.redeliver(row, by=member.user)
            messages.success(request, _("It is on its way once more. Look again in a moment."))
        return redirect("webhook_delivery", workspace, pk, delivery)
    context = {
        "workspace": member.workspace,
        "webhook": webhook,
        "delivery": row,
        "attempts": [_told(one) for one in row.attempts.all()],
        "body": _body(row),
    }
    return render(request, "webhooks/delivery.html", context)


def _told(attempt: Attempt) -> dict[str, object]:
    fault = from_plain(attempt.fault)
    return {"row": attempt, "fault": spoken(fault) if fault else ""}


def _body(row: Delivery) -> str:
    return json.dumps(json.loads(body_of(row)), ensure_ascii=False, indent=2)
