"""The page of notices: newest first, filtered; opening one, and saying that they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.notices import changes
from seedapp.notices.models import Kind, NoticeQuerySet
from seedapp.notices.things import things_of
from seedapp.notices.visible import notices_of
from seedapp.notices.wording import quote_of, sentence_of
from seedapp.web.release import release

from .pulse import mark_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50
UNREAD = "unread"


class FilterForm(forms.Form):
    """Which notices are shown. All may be left open."""

    label_suffix = ""
    show = forms.ChoiceField(
        label=gettext_lazy("Show"),
        required=False,
        choices=[("", gettext_lazy("all")), (UNREAD, gettext_lazy("unread ones"))],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Because of"),
        required=False,
        choices=[("", gettext_lazy("anything")), *Kind.choices],
    )
    design = forms.ChoiceField(label=gettext_lazy("Design"), required=False)

    def __init__(self, data: Any, person: User) -> None:
        super().__init__(data)
        mine = Design.objects.filter(workspace__in=person.workspaces.all()).order_by("title", "pk")
        field = self.fields["design"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("all designs")), *((str(one.pk), one.title) for one in mine)]

    def chosen(self, rows: NoticeQuerySet) -> NoticeQuerySet:
        """Those that are wanted; all of them where the form is filled in wrongly."""
        if not self.is_valid():
            return rows
        wanted = self.cleaned_data
        if wanted["show"] == UNREAD:
            rows = rows.unread()
        if wanted["kind"]:
            rows = rows.filter(kind=wanted["kind"])
        if wanted["design"]:
            rows = rows.filter(design_id=int(wanted["design"]))
        return rows


@login_required
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """`?show=unread&kind=…&design=…`, and `before` a number."""
    person = person_of(request)
    form = FilterForm(request.GET, person)
    rows = form.chosen(notices_of(person))
    before = request.GET.get("before", "")
    if before.isascii() and before.isdecimal() and len(before) < 16:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.select_related("change")[: PAGE_SIZE + 1])
    asked = request.GET.copy()
    asked.pop("before", None)
    is_filtered = any(asked.values())
    if len(found) > PAGE_SIZE:
        asked["before"] = str(found[PAGE_SIZE - 1].pk)
    things = things_of(found[:PAGE_SIZE])
    context = {
        "form": form,
        "told": [
            {"notice": one, "thing": things[one.pk], "sentence": sentence_of(one), "quote": quote_of(one)}
            for one in found[:PAGE_SIZE]
            if one.pk in things
        ],
        "older": f"?{asked.urlencode()}" if len(found) > PAGE_SIZE else "",
        "is_filtered": is_filtered,
        "has_unread": notices_of(person).unread().exists(),
        "open_page": {
            "pulse": reverse("notices_pulse"),
            "here": "",
            "mark": mark_of(person),
            "role": "",
            "release": release(),
        },
    }
    return render(request, "notices/page.html", context)


@login_required
@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """It is read; with `go` to the thing that it is about, else back to the list."""
    person = person_of(request)
    notice = get_object_or_404(notices_of(person), pk=pk)
    changes.mark_read(notices_of(person).filter(pk=pk))
    thing = things_of([notice]).get(notice.pk)
    if "go" in request.POST and thing:
        return redirect(
            thing.path or reverse("design", args=[thing.design.workspace.slug, thing.design.slug])
        )
    return redirect("notices")


@login_required
@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """All that were there when the page was made (`upto` is the newest of them) are read."""
    rows = notices_of(person_of(request))
    upto = request.POST.get("upto", "")
    if upto.isascii() and upto.isdecimal() and len(upto) < 16:
        rows = rows.filter(pk__lte=int(upto))
    count = changes.mark_read(rows)
    messages.success(
        request, ngettext("%(n)s notice is read now.", "%(n)s notices are read now.", count) % {"n": count}
    )
    return redirect("notices")


def person_of(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("A signed-in person is needed here.")
    return request.user
