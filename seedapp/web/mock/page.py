"""The page of the mock: how to ask it, its open addresses, opening one and closing one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from seedapp.mock import changes
from seedapp.specification.models import Revision, lightly
from seedapp.web.form_secrets import secret_for
from seedapp.web.forms import EditForm
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role


class MockForm(EditForm):
    """`revision` is empty for the design as it stands."""

    revision: forms.ModelChoiceField[Revision] = forms.ModelChoiceField(
        label=gettext_lazy("Answers from"),
        queryset=None,
        required=False,
        to_field_name="number",
        empty_label=gettext_lazy("the design as it stands"),
    )

    def __init__(self, here: Visit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["revision"]
        field.queryset = lightly(here.design.revisions.all())
        field.label_from_instance = lambda row: _("revision %(number)s") % {"number": row.number}


@login_required
@require_GET
def mock_page(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    return _page(request, visit(request, workspace, design))


@login_required
@require_POST
@never_cache
def open_address(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The address is in this answer and nowhere else: only its hash is kept."""
    here = visit(request, workspace, design, Role.EDITOR)
    form = MockForm(here, request.POST)
    if not form.is_valid():
        return _page(request, here, form=form, status=422)
    person, pressed = here.member.user, form.cleaned_data["once"]
    try:
        _address, token = changes.open_mock(
            here.design,
            by=person,
            revision=form.cleaned_data["revision"],
            token=secret_for("mock", here.design.pk, person.pk, pressed) if pressed else "",
        )
    except changes.Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, here, form=form, status=422)
    messages.success(request, _("The mock answers. Copy its address now: it is shown only once."))
    addresses = [
        request.build_absolute_uri(reverse("mock", kwargs={"token": token, "service": one.key}))
        for one in here.value.services
    ]
    response = _page(request, here, opened=addresses)
    response["Referrer-Policy"] = "strict-origin"
    return response


@login_required
@require_POST
def close_address(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here = visit(request, workspace, design, Role.EDITOR)
    rows = here.design.mock_addresses.select_related("design", "revision")
    address = get_object_or_404(lightly(rows, "revision"), pk=pk)
    changes.close_mock(address, by=here.member.user)
    messages.success(request, _("The mock is closed. Its address answers nothing any more."))
    return redirect(here.url("mock_page"))


def _page(
    request: HttpRequest,
    here: Visit,
    *,
    form: MockForm | None = None,
    opened: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = here.context(
        "specification",
        form=form or MockForm(here),
        opened=opened or [],
        addresses=changes.open_addresses(here.design),
        most=changes.MOST_OPEN,
        days=changes.DAYS,
    )
    return render(request, "specification/mock.html", context, status=status)
