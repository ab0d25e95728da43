"""Setting the coach's advice aside with a reason, and taking it up again."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from seedapp.coach import changes
from seedapp.core import coach
from seedapp.workspaces.models import Role

from .forms import tidy
from .mends import mends
from .next_page import next_page
from .visit import Visit, visit


class WaiverForm(forms.Form):
    rule = forms.ChoiceField(choices=[(id_, id_) for id_ in coach.RULES])
    target = forms.CharField(max_length=400)
    reason = forms.CharField(
        max_length=2000,
        error_messages={
            "required": gettext_lazy("Write down the reason, so that others can follow it."),
            "max_length": gettext_lazy("Give the reason in at most 2000 characters."),
        },
    )


@login_required
@require_POST
def waivers(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """`rule`, `target` and a `reason`; or `withdraw` to be advised again."""
    here = visit(request, workspace, design, Role.EDITOR)
    if "withdraw" in request.POST:
        _withdraw(request, here)
    else:
        _waive(request, here)
    return HttpResponseRedirect(next_page(request, here.url("design")))


def _withdraw(request: HttpRequest, here: Visit) -> None:
    waiver = here.waivers.get((request.POST.get("rule", ""), request.POST.get("target", "")))
    if waiver:
        changes.take_up_again(waiver, by=here.member.user)


def _waive(request: HttpRequest, here: Visit) -> None:
    form = WaiverForm(request.POST)
    if not form.is_valid():
        known = form.errors.get("reason", [_("The coach has no such advice.")])
        messages.error(request, str(known[0]))
    elif coach.RULES[form.cleaned_data["rule"]].severity == "error":
        messages.error(request, _("An error cannot be set aside: it blocks publishing until it is mended."))
    else:
        given = form.cleaned_data
        changes.waive(
            here.design,
            rule=given["rule"],
            target=given["target"],
            reason=tidy(given["reason"]),
            by=here.member.user,
        )


urlpatterns = [
    path("waivers/", waivers, name="waivers"),
    path("mends/", mends, name="mends"),
]
