"""The form of an operation's HTTP binding: each value set by a person, or left to derivation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.core import design as core
from seedapp.core.derive.binding import Binding
from seedapp.core.typed_path import fault_of_path
from seedapp.operations.models import Operation
from seedapp.operations.parts import fields_of
from seedapp.web.forms import EditForm
from seedapp.web.operations.type_forms import SchemaField
from seedapp.web.wording import spoken

from .place_words import PLACES

COLUMNS = ("http_method", "http_path", "http_status")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class BindingForm(EditForm):
    """`place:<input>` fields are added for each input of the operation."""

    in_place = ("openapi",)

    http_method = forms.ChoiceField(label=gettext_lazy("Method"), required=False)
    http_path = forms.CharField(label=gettext_lazy("Path"), required=False, max_length=500)
    http_status = forms.IntegerField(
        label=gettext_lazy("Status when all is well"), required=False, min_value=200, max_value=399
    )

    openapi = SchemaField(
        label=gettext_lazy("More of the OpenAPI operation"),
        required=False,
        help_text=gettext_lazy(
            "A JSON object of what has no form of its own, such as callbacks. It is merged into the "
            "operation last, over what is derived."
        ),
    )

    def clean_http_path(self) -> str:
        path = str(self.cleaned_data["http_path"]).strip()
        if path and (fault := fault_of_path(path)):
            raise forms.ValidationError(spoken(fault))
        return path

    def facts_of(self, name: str) -> Iterable[str]:
        return ("inputs",) if name.startswith("place:") else super().facts_of(name)

    def shown(self, name: str, facts: Mapping[str, Any]) -> Any:
        if not name.startswith("place:"):
            return super().shown(name, facts)
        places = {one["name"]: one["place"] for one in facts["inputs"]}
        return places.get(name.removeprefix("place:"), "")

    @property
    def places(self) -> dict[str, Any]:
        """Input's name → place, "" where derivation decides."""
        chosen = self.cleaned_data.items()
        return {name.removeprefix("place:"): value for name, value in chosen if name.startswith("place:")}

    @property
    def place_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("place:")]

    def applied_to(self, operation: core.Operation) -> core.Operation:
        """The operation with what the form says."""
        given = self.cleaned_data
        return replace(
            operation,
            http=core.Http(given["http_method"], given["http_path"], given["http_status"]),
            inputs=tuple(self.inputs_from(operation.inputs)),
            openapi=(given["openapi"] or {}) if "openapi" in self.data else operation.openapi,
        )

    def inputs_from(self, inputs: Sequence[core.Field]) -> list[core.Field]:
        """The inputs with the places that were chosen."""
        return [replace(one, place=self.places.get(one.name, one.place)) for one in inputs]


def binding_form(
    row: Operation, bound: Binding, derived: Mapping[str, str], posted: Any = None
) -> BindingForm:
    """The form of an operation's row. `derived`: input's name → the place that derivation gives it."""
    form = BindingForm(posted, initial=initial_of(row))
    form.fields["http_method"] = _method_field(row.http_method, bound.derived.method)
    form.fields["http_path"].widget.attrs |= {"placeholder": bound.derived.path, "spellcheck": "false"}
    form.fields["http_status"].widget.attrs["placeholder"] = str(bound.derived.status or "")
    for one in fields_of(row, "in"):
        derived_place = PLACES.get(derived.get(one.name, ""), "")
        choices = [("", _("derived: %(place)s") % {"place": derived_place}), *PLACES.items()]
        form.fields[f"place:{one.name}"] = forms.ChoiceField(label=one.name, choices=choices, required=False)
    return form


def initial_of(row: Operation) -> dict[str, Any]:
    return {
        "http_method": row.http_method.upper(),
        "http_path": row.http_path,
        "http_status": row.http_status,
        **{f"place:{one.name}": one.place for one in fields_of(row, "in")},
        "openapi": row.openapi or None,
        "seen": row.row_version,
    }


def _method_field(current: str, derived: str) -> forms.ChoiceField:
    methods = dict.fromkeys([*METHODS, *filter(None, [current.upper()])])
    choices = [("", _("derived: %(method)s") % {"method": derived}), *((one, one) for one in methods)]
    return forms.ChoiceField(label=_("Method"), choices=choices, required=False)
