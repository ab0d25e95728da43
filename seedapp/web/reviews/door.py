"""The door of a review: who comes by a link for many gives a name, whoever is known already only begins."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seedapp.accounts.models import User, display_name
from seedapp.feedback import changes
from seedapp.web.form_secrets import fresh_once, secret_for

from .forms import BeginForm, JoinForm
from .guest import Guest, guest_page


@require_http_methods(["GET", "POST"])
@guest_page
def review(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Raises RoundOver for who has not joined before the team closed the round."""
    if guest.reviewer:
        return redirect(guest.home_of(guest.reviewer))
    if guest.round.closed_at:
        raise changes.RoundOver
    form = _form(request, guest)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                return _joined(request, guest, form)
            except changes.TooMany as refused:
                form.add_error(None, str(refused))
                status = 429
        else:
            status = 422
    return render(request, "reviews/join.html", {"guest": guest, "form": form}, status=status)


def _form(request: HttpRequest, guest: Guest) -> forms.Form:
    typed = request.POST if request.method == "POST" else None
    if guest.member:
        asked = changes.reviewer_by_account(guest.round, guest.member.user)
        return BeginForm(typed, initial={"perspective": asked.perspective if asked else ""})
    if guest.link and not guest.link.is_for_many:
        return forms.Form(typed)
    user = _user(request)
    return JoinForm(typed, initial={"name": display_name(user) if user else "", "once": fresh_once()})


def _joined(request: HttpRequest, guest: Guest, form: forms.Form) -> HttpResponse:
    given = form.cleaned_data
    if guest.member:
        reviewer = changes.enter(guest.round, member=guest.member, perspective=given["perspective"])
        return redirect(guest.home_of(reviewer))
    assert guest.link
    token = secret_for("reviewer", guest.link.pk, given.pop("once", ""))
    reviewer, secret = changes.join(guest.link, user=_user(request), token=token, **given)
    answer = redirect(guest.home_of(reviewer))
    return guest.known_to(answer, secret) if secret else answer


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
