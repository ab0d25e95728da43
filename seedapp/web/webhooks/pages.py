"""The list of webhooks, and the page of one with its log. Only owners come in."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from seedapp.accounts.models import User
from seedapp.core.wording import N_
from seedapp.history.once import DoneAlready, once
from seedapp.history.rows import Gone, Stale
from seedapp.webhooks import changes
from seedapp.webhooks.models import OffBecause, State, Webhook
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Member, Role

from ..undo import say_saved, sent_twice
from .forms import WebhookForm, initial_of

PAGE_SIZE = 25


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def webhooks(request: HttpRequest, workspace: str) -> HttpResponse:
    """The list; adding one answers with its page, which shows the secret this once."""
    member = membership_for(request.user, workspace, Role.OWNER)
    form = WebhookForm(request.POST if request.method == "POST" else None, workspace=member.workspace)
    if request.method == "POST" and form.is_valid():
        try:
            with once(form.cleaned_data["once"]):
                row, secret = changes.add_webhook(member.workspace, by=member.user, **form.values)
            return webhook_page(request, member, row, secret=secret)
        except DoneAlready as done:
            return sent_twice(request, done, reverse("webhooks", args=[workspace]))
        except changes.Refused as reason:
            form.add_error(None, str(reason))
    rows = member.workspace.webhooks.annotate(waiting=Count("deliveries", Q(deliveries__state=State.WAITING)))
    context = {"workspace": member.workspace, "webhooks": rows, "form": form}
    return render(request, "webhooks/list.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def webhook(request: HttpRequest, workspace: str, pk: int) -> HttpResponse:
    member, row = owned(request, workspace, pk)
    if request.method != "POST":
        return webhook_page(request, member, row)
    form = WebhookForm(request.POST, workspace=member.workspace)
    if form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            changes.edit_webhook(row, seen=seen, by=member.user, **form.values)
            say_saved(request, row.receiver)
            return redirect("webhook", workspace, pk)
        except Gone as gone:
            form.add_error(None, str(gone))
        except Stale as stale:
            row.refresh_from_db()
            return webhook_page(
                request, member, row, form=_once_more(request.POST, stale, row), was_edited=True
            )
    return webhook_page(request, member, row, form=form)


def _once_more(typed: QueryDict, stale: Stale, row: Webhook) -> WebhookForm:
    """The form as it was typed, on what others saved since. Saving it again keeps what was typed.

    Rooms of a design merge by what the journal kept; of a webhook it does not keep the address.
    """
    data = typed.copy()
    data["seen"] = str(row.row_version)
    again = WebhookForm(data, workspace=row.workspace)
    again.add_error(None, str(stale))
    return again


@login_required
@never_cache
@require_POST
def deed(request: HttpRequest, workspace: str, pk: int) -> HttpResponse:
    """`do` names what: test, retry, on, on-from-now, off, renew or delete."""
    member, row = owned(request, workspace, pk)
    wanted = request.POST.get("do", "")
    if wanted == "renew":
        return webhook_page(request, member, row, secret=changes.renew_secret(row, by=member.user))
    if wanted == "delete":
        changes.remove_webhook(row, by=member.user)
        messages.success(
            request, _("The webhook is deleted. Nothing is sent to %(to)s.") % {"to": row.receiver}
        )
        return redirect("webhooks", workspace)
    if wanted not in _DEEDS:
        return HttpResponseBadRequest(_("Nothing was done. Go back and press the button again."))
    do, said = _DEEDS[wanted]
    do(row, member.user)
    messages.success(request, _(said))
    return redirect("webhook", workspace, pk)


def owned(request: HttpRequest, workspace: str, pk: int) -> tuple[Member, Webhook]:
    """A webhook for one of its owners. Raises Http404 and PermissionDenied."""
    member = membership_for(request.user, workspace, Role.OWNER)
    return member, get_object_or_404(member.workspace.webhooks.select_related("workspace", "made_by"), pk=pk)


def webhook_page(
    request: HttpRequest,
    member: Member,
    row: Webhook,
    *,
    form: WebhookForm | None = None,
    secret: str = "",
    was_edited: bool = False,
) -> HttpResponse:
    """The page of one; `secret` is shown on it and kept nowhere. What others saved stands there if told."""
    log = row.deliveries.select_related("change").prefetch_related("attempts")
    context = {
        "workspace": member.workspace,
        "webhook": row,
        "secret": secret,
        "theirs": WebhookForm(initial=initial_of(row), workspace=member.workspace) if was_edited else None,
        "form": form or WebhookForm(initial=initial_of(row), workspace=member.workspace),
        "page": Paginator(log, PAGE_SIZE).get_page(request.GET.get("page")),
        "waiting": row.deliveries.filter(state=State.WAITING).count(),
    }
    return render(request, "webhooks/webhook.html", context, status=422 if form and form.errors else 200)


_DEEDS: dict[str, tuple[Callable[[Webhook, User], object], str]] = {
    "test": (
        lambda row, by: changes.send_test(row, by=by),
        N_("A test is on its way. Look again in a moment."),
    ),
    "retry": (lambda row, by: changes.retry_now(row, by=by), N_("The next attempt is made at once.")),
    "off": (
        lambda row, by: changes.switch_off(row, because=OffBecause.SWITCHED, by=by),
        N_("The webhook is off. Switched on again, it can send what it missed."),
    ),
    "on": (
        lambda row, by: changes.switch_on(row, by=by, with_missed=True),
        N_("The webhook is on, and sends what it missed."),
    ),
    "on-from-now": (
        lambda row, by: changes.switch_on(row, by=by, with_missed=False),
        N_("The webhook is on, and sends what is written from now on."),
    ),
}
