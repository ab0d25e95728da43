"""A person's tokens for the REST API: make one, see its secret once, revoke it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from seedapp.accounts import token_changes
from seedapp.accounts.models import Scope, User
from seedapp.history.once import DoneAlready, once

from .forms import EditForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from seedapp.accounts.models import Token

_LIVES = (7, 30, token_changes.DAYS, 180, token_changes.MOST_DAYS)
_EVERYWHERE = 0
_SOON = timedelta(days=7)


class TokenForm(EditForm):
    """`only_in` offers the person's own workspaces."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        help_text=gettext_lazy("Where it is used, so that you know it again: “pipeline of bikes”."),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("What it may do"),
        choices=Scope.choices,
        initial=Scope.READ,
        help_text=gettext_lazy("Never more than you may do yourself in a workspace."),
    )
    only_in = forms.TypedChoiceField(
        label=gettext_lazy("Where"), coerce=lambda pk: int(pk) or None, initial=_EVERYWHERE
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("It ends after"),
        choices=[(days, ngettext_lazy("%d day", "%d days", days) % days) for days in _LIVES],
        coerce=int,
        initial=token_changes.DAYS,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = self.fields["only_in"]
        assert isinstance(where, forms.TypedChoiceField)
        where.choices = [(_EVERYWHERE, _("All my workspaces")), *user.workspaces.values_list("pk", "name")]


@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]  # allauth has no types
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens; a POST makes one. Its secret is in that answer and nowhere else."""
    user = _person(request)
    if request.method != "POST":
        return _page(request, user, TokenForm(user=user))
    form = TokenForm(request.POST, user=user)
    if not form.is_valid():
        return _page(request, user, form, status=422)
    try:
        with once(form.cleaned_data["once"]):
            token, secret = token_changes.make_token(user, **form.values)
    except token_changes.Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, user, form, status=422)
    except DoneAlready:
        messages.warning(
            request,
            _(
                "This was sent twice, and one token was made. Its secret stood in the first answer: "
                "if you did not see it, revoke that token and make another."
            ),
        )
        return redirect("tokens")
    get_adapter(request).send_notification_mail(
        "account/email/token_made", user, {"token": token}, email=user.email
    )
    return _page(request, user, TokenForm(user=user), made=token, secret=secret)


@login_required
@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(_person(request).tokens, pk=pk)
    token_changes.revoke_token(token)
    messages.success(request, _("“%(name)s” is revoked: it opens nothing any more.") % {"name": token})
    return redirect("tokens")


def _page(
    request: HttpRequest,
    user: User,
    form: TokenForm,
    *,
    made: Token | None = None,
    secret: str = "",
    status: int = 200,
) -> HttpResponse:
    workspaces = dict(user.workspaces.values_list("pk", "name"))
    all_of_them = list(user.tokens.all())
    context = {
        "form": form,
        "live": [_row(one, workspaces) for one in all_of_them if one.is_live],
        "over": [_row(one, workspaces) for one in all_of_them if not one.is_live],
        "made": made,
        "secret": secret,
        "most_days": token_changes.MOST_DAYS,
    }
    return render(request, "account/tokens.html", context, status=status)


def _row(token: Token, workspaces: dict[int, str]) -> dict[str, Any]:
    place = _("all my workspaces")
    if token.only_in is not None:
        place = workspaces.get(token.only_in, _("a workspace that you have left"))
    return {"token": token, "place": place, "ends_soon": token.expires_at < timezone.now() + _SOON}


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("A signed-in person is needed here.")
    return request.user


urlpatterns = [
    path("", tokens, name="tokens"),
    path("<int:pk>/revoke/", revoke_token, name="revoke_token"),
]
