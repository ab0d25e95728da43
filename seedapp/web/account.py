"""A person's own account: the name, and ways to all that keeps it safe. Other pages of it are allauth's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seedapp.accounts import changes, sign_ins
from seedapp.accounts.models import User

from .forms import TidyForm

LATEST, ALL = 3, sign_ins.ROWS_A_PERSON


class NameForm(TidyForm):
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("Shown to your team beside what you write."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """GET: everything about the account at a glance. POST: another name."""
    user = _person(request)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": user.name})
    if form.is_bound and form.is_valid():
        changes.rename_person(user, name=form.cleaned_data["name"])
        messages.success(request, _("Your name is saved."))
        return redirect("account")
    return render(request, "account/page.html", _at_a_glance(user, form), status=422 if form.errors else 200)


@login_required
@require_GET
def tries_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Every try that is still on record."""
    return render(request, "account/sign_ins.html", {"tries": sign_ins.latest(_person(request), ALL)})


@login_required
@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """Signs another browser of the person out; one that is signed out already stays so."""
    changes.end_session(_person(request), number=number)
    messages.success(request, _("That browser is signed out."))
    return redirect("usersessions_list")


def _at_a_glance(user: User, form: NameForm) -> dict[str, Any]:
    factors = Authenticator.objects.filter(user=user)
    keys = [one for one in factors if one.type == Authenticator.Type.WEBAUTHN]
    return {
        "form": form,
        "addresses": EmailAddress.objects.filter(user=user).order_by("-primary", "email"),
        "has_app": any(one.type == Authenticator.Type.TOTP for one in factors),
        "keys": keys,
        "has_codes": any(one.type == Authenticator.Type.RECOVERY_CODES for one in factors),
        "sessions": UserSession.objects.purge_and_list(user),
        "services": _services(),
        "tries": sign_ins.latest(user, LATEST),
    }


def _services() -> Sequence[Any]:
    """What people may sign in with beside a password, as this installation is set."""
    services: Sequence[Any] = get_provider_adapter().list_providers(None)
    return services


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("A signed-in person is needed here.")
    return request.user


urlpatterns = [
    path("", account, name="account"),
    path("sign-ins/", tries_to_sign_in, name="sign_ins"),
    path("sessions/<int:number>/end/", end_session, name="end_session"),
]
