"""What becomes of a thread: addressed or dismissed by the team, resolved or reopened by whoever began it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.accounts.models import User
from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.feedback.policy import role_for
from seedapp.web.reviews.forms import SettleForm
from seedapp.web.visit import visit

from .forms import AddressForm, DismissForm
from .thread_page import seen_thread, thread_page

Act = Callable[[Thread, User, SettleForm], None]


@login_required
@require_POST
def address_thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    def act(thread: Thread, member: User, form: SettleForm) -> None:
        given = form.cleaned_data
        changes.address(thread, member=member, change=given["change"], note=given["note"])

    said = _("The comment is marked as addressed. Whoever wrote it can say that it is resolved.")
    return _settle(request, workspace, design, pk, "address", AddressForm(request.POST), act, said)


@login_required
@require_POST
def dismiss_thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    def act(thread: Thread, member: User, form: SettleForm) -> None:
        changes.dismiss(thread, member=member, note=form.cleaned_data["note"])

    said = _("The comment is dismissed, and whoever wrote it can read why.")
    return _settle(request, workspace, design, pk, "dismiss", DismissForm(request.POST), act, said)


@login_required
@require_POST
def resolve_thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    """By the member who began it."""

    def act(thread: Thread, member: User, form: SettleForm) -> None:
        changes.resolve(thread, member=member, note=form.cleaned_data["note"])

    said = _("The comment is resolved.")
    return _settle(request, workspace, design, pk, "resolve", SettleForm(request.POST), act, said)


@login_required
@require_POST
def reopen_thread(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    """By the member who began it, or by an editor where the team had marked it."""

    def act(thread: Thread, member: User, form: SettleForm) -> None:
        changes.reopen(thread, member=member, note=form.cleaned_data["note"])

    said = _("The comment is open again.")
    return _settle(request, workspace, design, pk, "reopen", SettleForm(request.POST), act, said)


def _settle(
    request: HttpRequest,
    workspace: str,
    design: str,
    pk: int,
    deed: str,
    form: SettleForm,
    act: Act,
    said: str,
) -> HttpResponse:
    here = visit(request, workspace, design)
    seen = seen_thread(here, pk)
    visit(request, workspace, design, role_for(deed, seen.thread, here.member.user))
    if form.is_valid():
        try:
            act(seen.thread, here.member.user, form)
            messages.success(request, said)
            return redirect(here.url("thread", pk))
        except changes.NotTheirs as refused:
            raise PermissionDenied(str(refused)) from refused
        except changes.NotNow as refused:
            messages.error(request, str(refused))
            return redirect(here.url("thread", pk))
        except (changes.NoReason, changes.NoSuchChange) as refused:
            form.add_error("note" if isinstance(refused, changes.NoReason) else "change", str(refused))
    return thread_page(request, here, seen, form=form, submit=_("Send"), status=422)
