"""When mail comes: usually, and otherwise for a workspace or a design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.notices import changes
from seedapp.notices.models import Mail, Preference, Reader
from seedapp.notices.mornings import time_zones
from seedapp.notices.readers import reader_of
from seedapp.workspaces.models import Workspace

from .page import person_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


USUAL = "usual"


class PreferencesForm(forms.Form):
    """One choice for everything, and one for each workspace and design of the person."""

    label_suffix = ""
    mail = forms.ChoiceField(label=gettext_lazy("Mail"), choices=Mail.choices, widget=forms.RadioSelect)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Your time zone"),
        required=False,
        help_text=gettext_lazy("The daily mail comes in the morning of this place, whatever its clocks do."),
    )
    morning_hour = forms.TypedChoiceField(
        label=gettext_lazy("Morning is at"), coerce=int, choices=[(hour, f"{hour}:00") for hour in range(24)]
    )

    def __init__(self, data: Any, person: User, reader: Reader) -> None:
        kept = {
            name_of(one.workspace_id, one.design_id): one.mail
            for one in Preference.objects.filter(reader=reader.pk)
        }
        usual = {name: getattr(reader, name) for name in ("mail", "time_zone", "morning_hour")}
        super().__init__(data, initial=usual | kept)
        zone = self.fields["time_zone"]
        assert isinstance(zone, forms.ChoiceField)
        zone.choices = [("", _("as this installation is set")), *((one, one) for one in time_zones())]
        self.places: list[tuple[Workspace, str, list[tuple[Design, str]]]] = []
        for workspace in person.workspaces.order_by("name", "pk").prefetch_related("designs"):
            self._add(name_of(workspace.pk, None), workspace.name)
            designs = [(one, name_of(workspace.pk, one.pk)) for one in workspace.designs.all()]
            for one, name in designs:
                self._add(name, one.title)
            self.places.append((workspace, name_of(workspace.pk, None), designs))

    def _add(self, name: str, label: str) -> None:
        choices = [(USUAL, _("as usual")), *Mail.choices]
        self.fields[name] = forms.ChoiceField(label=label, choices=choices)
        self.initial.setdefault(name, USUAL)

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The workspaces with their designs, as fields."""
        return [
            {"workspace": self[name], "designs": [self[one] for _design, one in designs]}
            for _workspace, name, designs in self.places
        ]

    def save(self, reader: Reader) -> None:
        given = self.cleaned_data
        changes.choose_usual(
            reader,
            mail=given["mail"],
            time_zone=given["time_zone"],
            morning_hour=given["morning_hour"],
        )
        for workspace, name, designs in self.places:
            places: list[tuple[Workspace | Design, str]] = [(workspace, name), *designs]
            for where, field in places:
                if given[field] != self.initial[field]:
                    changes.choose_for(reader, where, mail="" if given[field] == USUAL else given[field])


def name_of(workspace_id: int, design_id: int | None) -> str:
    """The field of a workspace or of a design."""
    return f"workspace-{workspace_id}" if design_id is None else f"design-{design_id}"


@login_required
@require_http_methods(["GET", "POST"])
def notice_preferences(request: HttpRequest) -> HttpResponse:
    """GET writes nothing: who never chose is shown what holds for everybody."""
    person = person_of(request)
    known = Reader.objects.filter(user=person).first() or Reader(user=person)
    form = PreferencesForm(request.POST if request.method == "POST" else None, person, known)
    if form.is_bound and form.is_valid():
        form.save(reader_of(person))
        messages.success(request, _("Saved. What waits to be mailed follows it too."))
        return redirect("notice_preferences")
    return render(request, "notices/preferences.html", {"form": form}, status=422 if form.errors else 200)
